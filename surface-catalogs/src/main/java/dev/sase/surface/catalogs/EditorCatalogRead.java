package dev.sase.surface.catalogs;

import dev.sase.spi.Answer;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Slice;
import dev.sase.spi.StatedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The read {@code editor_catalog}: rows of xprompts and workflows, with the settings files and notes of the project on the first
 * page. Those have at most half of the page's bytes; how many found no room is said.
 */
final class EditorCatalogRead extends CatalogRead {
    static final String NAME = "editor_catalog";

    private static final int MOST_SOURCES = 5_000;

    EditorCatalogRead() {
        super(NAME, "xprompts and workflows by name, with settings files and notes", List.of(PROJECT, TEXT));
    }

    @Override
    public String rowsMember() {
        return CatalogMembers.XPROMPTS;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(new StatedOrder<>(
                Xprompts.COLLECTION, Xprompts.BY_NAME, row -> XpromptJson.decodeServed(row, scope(query))));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        String scope = require(query, reader);
        Sources sources = new Sources(query.page().maxBytes() / 2);
        if (query.page().after().isEmpty()) {
            sources.take(SourceFiles.CONFIG, sources.config, scope, reader);
            sources.take(SourceFiles.MEMORY, sources.memory, scope, reader);
        }
        PageRequest page = new PageRequest(
                query.page().limit(), query.page().after(), query.page().maxBytes() - sources.bytes);
        Slice slice = reader.page(
                Xprompts.COLLECTION, XpromptCatalogRead.where(query, scope), Xprompts.BY_NAME, Xprompts.ROW, page);
        Answer.Builder answer = Answer.builder()
                .rows(CatalogMembers.XPROMPTS, slice)
                .value(CatalogMembers.CONFIG_SOURCES, CatalogMembers.array(sources.config))
                .value(CatalogMembers.MEMORY_SOURCES, CatalogMembers.array(sources.memory))
                .value(CatalogMembers.FILE_HISTORY, CatalogMembers.NONE);
        if (sources.omitted > 0) {
            answer.value(
                    "sources_omitted", new JsonWriter().number(sources.omitted).toRawJson());
        }
        return answer.build();
    }

    /** Rows of sources, as many as there is room for. */
    private static final class Sources {
        private final int room;
        private final List<RawJson> config = new ArrayList<>();
        private final List<RawJson> memory = new ArrayList<>();
        private int bytes;
        private long omitted;

        Sources(int room) {
            this.room = room;
        }

        void take(RecordCollection<SourceFile> collection, List<RawJson> rows, String scope, RecordReader reader) {
            Predicate<SourceFile> within = Predicate.is(SourceFiles.PROJECT_ID, scope);
            try (Stream<RawJson> found = reader.records(collection, within, SourceFiles.BY_GROUP)
                    .limit(MOST_SOURCES)
                    .map(stored -> SourceFiles.row(collection, stored.record()))) {
                found.forEach(row -> {
                    if (bytes + row.size() + 1 <= room) {
                        bytes += row.size() + 1;
                        rows.add(row);
                    }
                });
            }
            omitted += reader.count(collection, within) - rows.size();
        }
    }
}
