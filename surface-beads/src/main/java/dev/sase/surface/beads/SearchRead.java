package dev.sase.surface.beads;

import dev.sase.spi.Answer;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Slice;
import dev.sase.spi.StatedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The beads that contain a text in some field, newest first, each with the names of those fields. */
final class SearchRead extends BeadRead {
    static final String QUERY = "query";
    static final String ISSUE = "issue";
    static final String MATCHED_FIELDS = "matched_fields";

    private static final String RESULTS = "results";
    private static final int MIN_PAGE_BYTES = 64 * 1024;

    SearchRead() {
        super("bead_search", "beads that contain a text, whatever the case, newest first", parametersOfSearch());
    }

    private static List<Parameter> parametersOfSearch() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.of(QUERY, Parameter.Type.TEXT, "the text to look for")
                .mandatory()
                .asOperand());
        parameters.addAll(BeadParameters.FILTERS);
        return parameters;
    }

    @Override
    public String rowsMember() {
        return RESULTS;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        String scope = query.text(BeadParameters.PROJECT_ID).orElse("");
        return Optional.of(new StatedOrder<>(
                Beads.COLLECTION,
                Beads.CREATED_DESCENDING,
                row -> SearchResult.decode(row, scope).bead()));
    }

    @Override
    Answer answer(Query query, String scope, Predicate<Bead> within, RecordReader reader) {
        String needle = query.requiredText(QUERY);
        requireSearchable(needle);
        Predicate<Bead> where =
                Predicate.all(within, BeadParameters.filter(query), Predicate.contains(Beads.SEARCH, needle));
        Slice slice =
                reader.page(Beads.COLLECTION, where, Beads.CREATED_DESCENDING, Beads.ISSUE, leavingRoom(query.page()));
        List<RawJson> rows = slice.rows().stream()
                .map(row -> result(row.json(), scope, needle))
                .toList();
        return Answer.builder().rows(RESULTS, slice, rows).build();
    }

    private static void requireSearchable(String needle) {
        if (Whitespace.isBlank(needle)) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST, "the argument 'query' is blank; give the text to look for");
        }
        if (needle.indexOf(SearchFields.SEPARATOR) >= 0) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "the argument 'query' contains U+0000, which no field has; leave it out");
        }
    }

    /** The names of the matching fields make a row larger than what the reader counts. */
    private static PageRequest leavingRoom(PageRequest page) {
        int reserved = page.limit() * SearchFields.MAX_NAME_BYTES;
        return new PageRequest(page.limit(), page.after(), Math.max(page.maxBytes() - reserved, MIN_PAGE_BYTES));
    }

    private static RawJson result(RawJson issue, String scope, String needle) {
        JsonWriter json = new JsonWriter(issue.size() + SearchFields.MAX_NAME_BYTES);
        json.beginObject();
        json.name(ISSUE).raw(issue);
        json.name(MATCHED_FIELDS).strings(SearchFields.matching(BeadCodec.decodeIssue(issue, scope), needle));
        json.endObject();
        return json.toRawJson();
    }
}
