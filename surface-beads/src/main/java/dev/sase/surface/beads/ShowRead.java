package dev.sase.surface.beads;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Shape;
import dev.sase.spi.Slice;
import dev.sase.spi.Texts;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One bead by its id or by what follows the last dash of it, on demand with the beads around it. */
final class ShowRead extends BeadRead {
    static final String BEAD_ID = "bead_id";
    static final String RELATED = "related";
    static final String ISSUE = "issue";

    private static final int MAX_NAMED = 20;

    ShowRead() {
        super(
                "bead_show",
                "one bead",
                List.of(
                        Parameter.of(BEAD_ID, Parameter.Type.TEXT, "the id, or what follows its last dash")
                                .mandatory()
                                .asOperand(),
                        Parameter.of(
                                RELATED, Parameter.Type.FLAG, "with ancestors, children, blockers and dependents")));
    }

    @Override
    public Shape shape() {
        return Shape.DETAIL;
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.FIRST;
    }

    @Override
    Answer answer(Query query, String scope, Predicate<Bead> within, RecordReader reader) {
        String id = query.requiredText(BEAD_ID);
        Slice.Row row = reader.find(Beads.COLLECTION, id, within, Beads.ISSUE)
                .or(() -> abbreviated(id, within, reader))
                .orElseThrow(() -> new SaseException(
                        ErrorCode.NOT_FOUND,
                        "there is no bead '" + id + "' in the store '" + scope
                                + "'; 'sase bead list --all' shows all ids"));
        Answer.Builder answer = Answer.builder().value(ISSUE, row.json());
        if (!query.isSet(RELATED)) {
            return answer.build();
        }
        return new RelatedBeads(
                        scope,
                        within,
                        reader,
                        query.page().maxBytes() - row.json().size())
                .addTo(answer, BeadCodec.decodeIssue(row.json(), scope));
    }

    private static Optional<Slice.Row> abbreviated(String suffix, Predicate<Bead> within, RecordReader reader) {
        if (suffix.isEmpty() || suffix.indexOf('-') >= 0) {
            return Optional.empty();
        }
        TreeSet<String> ids = new TreeSet<>(Texts::compare);
        Predicate<Bead> matching = Predicate.all(within, Predicate.is(Beads.SUFFIX, suffix));
        Slice slice = reader.page(
                Beads.COLLECTION, matching, Beads.BY_ID, Beads.ISSUE, PageRequest.first(PageRequest.MAX_LIMIT));
        slice.rows().forEach(row -> ids.add(row.key().handle()));
        ids.addAll(slice.omitted());
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        if (ids.size() > 1) {
            String named = String.join(", ", ids.stream().limit(MAX_NAMED).toList());
            String more = ids.size() > MAX_NAMED ? " and " + (ids.size() - MAX_NAMED) + " more" : "";
            throw new SaseException(
                    ErrorCode.AMBIGUOUS, "'" + suffix + "' stands for " + named + more + "; give the whole id");
        }
        return reader.find(Beads.COLLECTION, ids.first(), within, Beads.ISSUE);
    }
}
