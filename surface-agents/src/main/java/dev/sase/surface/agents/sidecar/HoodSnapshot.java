package dev.sase.surface.agents.sidecar;

import java.util.List;

/**
 * The snapshot of a hood, in itself consistent. Immutable.
 *
 * @param runs its runs
 * @param relations what binds them to each other and to runs elsewhere
 * @param families the global names of the members of each family
 */
record HoodSnapshot(List<PublishedRun> runs, List<Relation> relations, List<List<String>> families) {
    HoodSnapshot {
        runs = List.copyOf(runs);
        relations = List.copyOf(relations);
        families = List.copyOf(families);
    }
}
