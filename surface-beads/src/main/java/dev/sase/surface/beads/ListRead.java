package dev.sase.surface.beads;

import dev.sase.spi.Answer;
import dev.sase.spi.Ordering;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RecordReader;
import dev.sase.spi.StatedOrder;
import java.util.List;
import java.util.Optional;

/** The reads whose answer is a page of issues. */
final class ListRead extends BeadRead {
    private static final String ISSUES = "issues";

    private final Predicate<Bead> which;
    private final Ordering<Bead> ordering;

    private ListRead(
            String name, String summary, List<Parameter> parameters, Predicate<Bead> which, Ordering<Bead> ordering) {
        super(name, summary, parameters);
        this.which = which;
        this.ordering = ordering;
    }

    /** All beads. */
    static ListRead all() {
        return new ListRead(
                "bead_list", "beads, oldest first", BeadParameters.FILTERS, Predicate.everything(), Beads.CREATED);
    }

    /** The beads that can be started. */
    static ListRead ready() {
        return new ListRead(
                "bead_ready",
                "beads that can be started, oldest first",
                BeadParameters.FILTERS,
                Beads.READY,
                Beads.CREATED);
    }

    /** The beads that wait for others. */
    static ListRead blocked() {
        return new ListRead(
                "bead_blocked",
                "beads that wait for others, oldest first",
                BeadParameters.FILTERS,
                Beads.BLOCKED,
                Beads.CREATED);
    }

    /** All beads as {@code issues.jsonl} has them. */
    static ListRead export() {
        return new ListRead(
                "bead_export",
                "every bead by id, as issues.jsonl has it",
                List.of(),
                Predicate.everything(),
                Beads.BY_ID);
    }

    @Override
    public String rowsMember() {
        return ISSUES;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        String scope = query.text(BeadParameters.PROJECT_ID).orElse("");
        return Optional.of(new StatedOrder<>(Beads.COLLECTION, ordering, row -> BeadCodec.decodeIssue(row, scope)));
    }

    @Override
    Answer answer(Query query, String scope, Predicate<Bead> within, RecordReader reader) {
        Predicate<Bead> where = Predicate.all(within, which, BeadParameters.filter(query));
        return Answer.builder()
                .rows(ISSUES, reader.page(Beads.COLLECTION, where, ordering, Beads.ISSUE, query.page()))
                .build();
    }
}
