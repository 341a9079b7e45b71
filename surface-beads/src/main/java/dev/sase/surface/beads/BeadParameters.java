package dev.sase.surface.beads;

import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The arguments that several reads share. */
final class BeadParameters {
    static final String PROJECT_ID = "project_id";
    static final String STATUSES = "statuses";
    static final String ISSUE_TYPES = "issue_types";
    static final String TIERS = "tiers";
    static final String ALL = "all";

    static final Parameter PROJECT = Parameter.of(
                    PROJECT_ID,
                    Parameter.Type.TEXT,
                    "the store, by its project; else that of the current folder, or the only one")
            .option("--project", "-p");

    /** What narrows a list. */
    static final List<Parameter> FILTERS = List.of(
            Parameter.of(STATUSES, Parameter.Type.TEXTS, "only beads with one of these statuses")
                    .oneOf(BeadStatus.tokens())
                    .option("--status", "-s"),
            Parameter.of(ISSUE_TYPES, Parameter.Type.TEXTS, "only beads of one of these types")
                    .oneOf(BeadType.tokens())
                    .option("--type", "-t"),
            Parameter.of(TIERS, Parameter.Type.TEXTS, "only plans of one of these tiers")
                    .oneOf(BeadTier.tokens())
                    .option("--tier"),
            Parameter.of(ALL, Parameter.Type.FLAG, "beads of every status, whatever --status says")
                    .option("--all", "-a"));

    private BeadParameters() {}

    /** The condition that the filters of a query make. */
    static Predicate<Bead> filter(Query query) {
        List<Predicate<Bead>> parts = new ArrayList<>();
        List<String> statuses = query.isSet(ALL) ? List.of() : query.texts(STATUSES);
        if (!statuses.isEmpty()) {
            parts.add(Predicate.in(Beads.STATUS, Set.copyOf(statuses)));
        }
        if (!query.texts(ISSUE_TYPES).isEmpty()) {
            parts.add(Predicate.in(Beads.TYPE, Set.copyOf(query.texts(ISSUE_TYPES))));
        }
        if (!query.texts(TIERS).isEmpty()) {
            parts.add(Predicate.in(Beads.TIER, Set.copyOf(query.texts(TIERS))));
        }
        return new Predicate.All<>(parts);
    }
}
