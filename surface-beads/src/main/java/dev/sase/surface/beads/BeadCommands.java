package dev.sase.surface.beads;

import dev.sase.spi.Command;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The verbs of {@code sase bead}. */
final class BeadCommands {
    private BeadCommands() {}

    static List<Command> all() {
        return List.of(
                new Command(
                        "list",
                        "bead_list",
                        "List beads that are not closed",
                        Map.of(BeadParameters.STATUSES, notClosed()),
                        List.of(
                                "sase bead list",
                                "sase bead list --status closed --type task",
                                "sase bead list --all --json"),
                        ListPresenter.LIST),
                new Command(
                        "show",
                        "bead_show",
                        "Show one bead and the beads around it",
                        Map.of(ShowRead.RELATED, true),
                        List.of("sase bead show demo-1.2", "sase bead show 1.2"),
                        new ShowPresenter()),
                new Command(
                        "ready",
                        "bead_ready",
                        "List beads that can be started",
                        Map.of(),
                        List.of("sase bead ready", "sase bead ready --project demo"),
                        ListPresenter.READY),
                new Command(
                        "blocked",
                        "bead_blocked",
                        "List beads that wait for others",
                        Map.of(),
                        List.of("sase bead blocked"),
                        ListPresenter.BLOCKED),
                new Command(
                        "stats",
                        "bead_stats",
                        "Count beads by status and type",
                        Map.of(),
                        List.of("sase bead stats"),
                        new StatsPresenter()),
                new Command(
                        "search",
                        "bead_search",
                        "Find beads that contain a text, newest first",
                        Map.of(),
                        List.of("sase bead search 'flaky test'", "sase bead search parser --status open"),
                        new SearchPresenter()),
                new Command(
                        "export",
                        "bead_export",
                        "Write the canonical issues.jsonl",
                        Map.of(),
                        List.of("sase bead export > issues.jsonl"),
                        new ExportPresenter()));
    }

    private static List<String> notClosed() {
        return Arrays.stream(BeadStatus.values())
                .filter(status -> status != BeadStatus.CLOSED)
                .map(BeadStatus::token)
                .toList();
    }
}
