package dev.sase.core.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds names under {@code daemon} that nobody knows, and what their author probably meant. */
final class KeyNames {
    /** Keys of other programs that share the section. */
    private static final List<String> FOREIGN =
            List.of("daemon.command", "daemon.disable_mobile_http", "daemon.scheduler", "daemon.provider_host");

    private static final List<String> KNOWN =
            Arrays.stream(ConfigurationKey.values()).map(ConfigurationKey::path).toList();
    private static final String GROUPS = "daemon.reads.surfaces";
    private static final int MAX_TYPING_ERRORS = 3;

    private final List<String> problems;
    private final List<String> warnings;

    /**
     * Collects findings.
     *
     * @param problems receives sections that are no maps
     * @param warnings receives unknown names
     */
    KeyNames(List<String> problems, List<String> warnings) {
        this.problems = problems;
        this.warnings = warnings;
    }

    /** Checks the {@code daemon} section of a merged configuration; other sections belong to other programs. */
    void check(Setting.Mapping root) {
        Setting daemon = root.entries().get("daemon");
        if (daemon != null) {
            checkSection("daemon", daemon);
        }
    }

    private void checkSection(String path, Setting section) {
        switch (section) {
            case Setting.Mapping(var entries, var _) -> {
                if (!path.equals(GROUPS)) {
                    entries.forEach((name, setting) -> checkEntry(path + "." + name, setting));
                }
            }
            case Setting.Nothing _ -> {}
            case Setting.Sequence _, Setting.Scalar _ ->
                problems.add(section.place() + ": " + path + " holds " + section.found() + " where a map is wanted");
        }
    }

    private void checkEntry(String path, Setting setting) {
        if (KNOWN.contains(path) || FOREIGN.contains(path)) {
            return;
        }
        if (KNOWN.stream().anyMatch(known -> known.startsWith(path + "."))) {
            checkSection(path, setting);
            return;
        }
        String hint =
                suggestion(path).map(known -> "; did you mean " + known + "?").orElse("");
        warnings.add(setting.place() + ": " + path + " is no key that sase knows, it is ignored" + hint);
    }

    /** The known key of the same last name, else the one with the fewest typing errors between. */
    private static Optional<String> suggestion(String path) {
        String name = path.substring(path.lastIndexOf('.'));
        return KNOWN.stream()
                .filter(known -> known.endsWith(name))
                .findFirst()
                .or(() -> KNOWN.stream()
                        .filter(known -> distance(path, known) <= MAX_TYPING_ERRORS)
                        .min(Comparator.comparingInt(known -> distance(path, known))));
    }

    /** The number of characters to insert, delete or replace to get from one text to the other. */
    private static int distance(String from, String to) {
        if (Math.abs(from.length() - to.length()) > MAX_TYPING_ERRORS) {
            return Integer.MAX_VALUE;
        }
        int[] above = IntStream.rangeClosed(0, to.length()).toArray();
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
