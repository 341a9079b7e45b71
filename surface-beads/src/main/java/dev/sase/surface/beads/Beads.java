package dev.sase.surface.beads;

import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.Ordering;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Tally;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import java.util.List;

/** What the surface declares of its records. */
final class Beads {
    static final Field<Bead, String> ID = Field.text("id", Bead::id);
    static final Field<Bead, String> SCOPE = Field.text("project_id", Bead::scope);
    static final Field<Bead, String> STATUS =
            Field.text("status", bead -> bead.status().token());
    static final Field<Bead, String> TYPE =
            Field.text("issue_type", bead -> bead.type().token());
    static final Field<Bead, String> TIER =
            Field.nullableText("tier", bead -> bead.tier().map(BeadTier::token).orElse(null));
    static final Field<Bead, String> CREATED_AT = Field.text("created_at", Bead::createdAt);
    static final Field<Bead, String> GENERATION =
            Field.text("generation", bead -> bead.generation().token());

    /** What an abbreviation of the id is compared with; absent where the id has no dash. */
    static final Field<Bead, String> SUFFIX = Field.nullableText(
            "suffix",
            bead -> bead.id().indexOf('-') < 0
                    ? null
                    : bead.id().substring(bead.id().lastIndexOf('-') + 1));

    static final Field<Bead, String> TASK_TYPE =
            Field.nullableText("task_type", bead -> bead.taskType().orElse(null));
    static final Field<Bead, Long> PLUS_ONES =
            Field.integer("plus_ones", bead -> (long) bead.plusOneEvidence().size());

    static final Ordering<Bead> CREATED = Ordering.by("created", CREATED_AT);
    static final Ordering<Bead> CREATED_DESCENDING = Ordering.byDescending("created_desc", CREATED_AT);
    static final Ordering<Bead> BY_ID = new Ordering<>("id", List.of());

    static final View<Bead> ISSUE = new View<>("issue", BeadJson::issue);
    static final Text<Bead> SEARCH = Text.folded("search", SearchFields::document);

    static final Link<Bead, Bead> DEPENDS_ON = new Link<>("depends_on", Beads::collection, Bead::blockerIds);
    static final Link<Bead, Bead> PARENT = new Link<>(
            "parent", Beads::collection, bead -> bead.parentId().map(List::of).orElse(List.of()));

    static final RecordCollection<Bead> COLLECTION = new RecordCollection<>(
            "beads",
            Bead.class,
            ID,
            SCOPE,
            new BeadCodec(),
            List.of(STATUS, TYPE, TIER, CREATED_AT, GENERATION, SUFFIX, TASK_TYPE, PLUS_ONES),
            List.of(CREATED, CREATED_DESCENDING, BY_ID),
            List.of(
                    new Tally<>("kind", List.of(STATUS, TYPE, TIER, GENERATION, TASK_TYPE, PLUS_ONES)),
                    new Tally<>("type", List.of(TYPE)),
                    new Tally<>("tier", List.of(TIER)),
                    new Tally<>("abbreviation", List.of(SUFFIX))),
            List.of(ISSUE),
            List.of(SEARCH),
            List.of(DEPENDS_ON, PARENT));

    /** True for beads that wait for one that exists and is not closed. */
    static final Predicate<Bead> BLOCKED = Predicate.linked(DEPENDS_ON, Predicate.not(status(BeadStatus.CLOSED)));

    /** True for beads that can be started, by the rule of their store's generation. */
    static final Predicate<Bead> READY = Predicate.all(
            Predicate.any(
                    Predicate.all(
                            Predicate.is(GENERATION, Generation.MAY.token()),
                            status(BeadStatus.OPEN),
                            Predicate.any(
                                    Predicate.is(TYPE, BeadType.PHASE.token()),
                                    Predicate.is(TIER, BeadTier.EPIC.token()))),
                    Predicate.all(
                            Predicate.is(GENERATION, Generation.AUGUST.token()),
                            status(BeadStatus.READY),
                            Predicate.is(TYPE, BeadType.TASK.token()))),
            Predicate.not(BLOCKED));

    private Beads() {}

    private static Predicate<Bead> status(BeadStatus status) {
        return Predicate.is(STATUS, status.token());
    }

    /** The collection, for links, which are declared before it. */
    private static RecordCollection<Bead> collection() {
        return COLLECTION;
    }
}
