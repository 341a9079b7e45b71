package dev.sase.surface.agents;

import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The two layouts of run folders below {@code artifacts}: {@code <workflow>/<timestamp>}, and for {@code ace-run} also
 * {@code ace-run/<YYYYMM>/<DD>/<timestamp>}.
 *
 * <p>A name of 14 digits is taken for a folder without a look at it, so that finding ten thousand runs costs one listing a level. If it
 * is something else after all, it loads as no run.
 */
final class RunLayout {
    private static final String SHARDED = "ace-run";
    private static final Set<String> WORKFLOWS = Set.of(SHARDED, "run", "fix-hook", "crs", "summarize-hook");
    private static final List<String> WORKFLOW_PREFIXES = List.of("mentor-", "workflow-");
    private static final Pattern MONTH = Pattern.compile("[0-9]{6}");
    private static final Pattern DAY = Pattern.compile("0[1-9]|[12][0-9]|3[01]");
    private static final Pattern LAUNCHED = Pattern.compile("[0-9]{14}");

    private RunLayout() {}

    /** Whether a folder below {@code artifacts} holds runs. */
    static boolean isWalked(String workflow) {
        return WORKFLOWS.contains(workflow) || WORKFLOW_PREFIXES.stream().anyMatch(workflow::startsWith);
    }

    /**
     * The run folders of one kind, by timestamp.
     *
     * @param folder the folder of the kind
     * @param workflow its name
     */
    static List<Path> runs(Path folder, String workflow) throws IOException {
        boolean sharded = workflow.equals(SHARDED);
        Map<String, Path> runs = new TreeMap<>(Texts::compare);
        List<String> months = new ArrayList<>();
        for (String name : Listing.names(folder)) {
            if (sharded && MONTH.matcher(name).matches()) {
                months.add(name);
            } else if (!(sharded && name.startsWith(".")) && isFolder(folder, name)) {
                runs.put(name, folder.resolve(name));
            }
        }
        for (String month : months) {
            addMonth(runs, folder.resolve(month), month);
        }
        return List.copyOf(runs.values());
    }

    private static void addMonth(Map<String, Path> runs, Path folder, String month) throws IOException {
        for (String day : Listing.names(folder)) {
            if (DAY.matcher(day).matches()) {
                for (String name : Listing.names(folder.resolve(day))) {
                    if (LAUNCHED.matcher(name).matches() && name.startsWith(month + day)) {
                        addSharded(runs, name, folder.resolve(day).resolve(name));
                    }
                }
            }
        }
    }

    /** A run in both layouts is the one in the newer layout. */
    private static void addSharded(Map<String, Path> runs, String name, Path run) {
        if (!runs.containsKey(name) || Files.isDirectory(run)) {
            runs.put(name, run);
        }
    }

    private static boolean isFolder(Path folder, String name) {
        return LAUNCHED.matcher(name).matches() || Files.isDirectory(folder.resolve(name));
    }
}
