package dev.sase.surface.catalogs;

import dev.sase.spi.Answer;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Slice;
import dev.sase.spi.StatedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The read {@code xprompt_entries}: entries as editors want them, with a summary of all that match. */
final class XpromptEntriesRead extends CatalogRead {
    static final String NAME = "xprompt_entries";

    private static final String ENTRIES = "entries";
    private static final String SOURCE = "source";
    private static final String TAG = "tag";

    XpromptEntriesRead() {
        super(
                NAME,
                "xprompts and workflows by bucket, project and name",
                List.of(
                        PROJECT,
                        Parameter.of(SOURCE, Parameter.Type.TEXT, "Only those of this bucket.")
                                .oneOf(Places.BUCKETS)
                                .option("--source", "-s"),
                        Parameter.of(TAG, Parameter.Type.TEXT, "Only those with this tag.")
                                .option("--tag", "-t"),
                        TEXT));
    }

    @Override
    public String rowsMember() {
        return ENTRIES;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(new StatedOrder<>(
                Xprompts.COLLECTION, Xprompts.BY_BUCKET, row -> XpromptJson.decodeEntry(row, scope(query))));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        String scope = require(query, reader);
        Predicate<Xprompt> where = where(query, scope);
        Slice slice = reader.page(Xprompts.COLLECTION, where, Xprompts.BY_BUCKET, Xprompts.ENTRY, query.page());
        return Answer.builder()
                .value("result", result(slice.rows().size()))
                .value("context", context(scope))
                .rows(ENTRIES, slice)
                .value("stats", stats(where, reader))
                .value("catalog_attachment", RawJson.NULL)
                .build();
    }

    private static Predicate<Xprompt> where(Query query, String scope) {
        List<Predicate<Xprompt>> parts = new ArrayList<>();
        parts.add(XpromptCatalogRead.where(query, scope));
        if (!scope.equals(Site.ALL)) {
            parts.add(Predicate.any(Predicate.is(Xprompts.PROJECT, ""), Predicate.is(Xprompts.PROJECT, scope)));
        }
        query.text(SOURCE).ifPresent(bucket -> parts.add(Predicate.is(Xprompts.BUCKET, bucket)));
        query.text(TAG)
                .filter(tag -> !tag.isEmpty())
                .ifPresent(tag -> parts.add(new Predicate.Contains<>(Xprompts.TAGS, "\n" + tag + "\n", false)));
        return new Predicate.All<>(parts);
    }

    private static RawJson result(int rows) {
        JsonWriter writer = new JsonWriter().beginObject().name("status").string("success");
        writer.name("message").string("loaded " + rows + " xprompt(s)");
        writer.name("warnings")
                .beginArray()
                .endArray()
                .name("skipped")
                .beginArray()
                .endArray();
        return writer.name("partial_failure_count").nullValue().endObject().toRawJson();
    }

    private static RawJson context(String scope) {
        boolean all = scope.equals(Site.ALL);
        JsonWriter writer = new JsonWriter().beginObject().name("project").string(all ? null : scope);
        return writer.name("scope")
                .string(all ? "all_known" : "explicit")
                .endObject()
                .toRawJson();
    }

    private static RawJson stats(Predicate<Xprompt> where, RecordReader reader) {
        long projects = reader.tally(Xprompts.COLLECTION, where, List.of(Xprompts.PROJECT)).keySet().stream()
                .filter(values -> !"".equals(values.getFirst()))
                .count();
        JsonWriter writer = new JsonWriter().beginObject();
        writer.name("total_count").number(reader.count(Xprompts.COLLECTION, where));
        writer.name("project_count").number(projects);
        writer.name("skill_count")
                .number(reader.count(Xprompts.COLLECTION, Predicate.all(where, Predicate.is(Xprompts.SKILL, true))));
        return writer.name("pdf_requested").bool(false).endObject().toRawJson();
    }
}
