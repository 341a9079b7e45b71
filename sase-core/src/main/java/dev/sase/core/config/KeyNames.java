package dev.sase.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds names under {@code daemon} that nobody knows, and what their author probably meant. */
final class KeyNames {
    private static final List<ConfigurationKey> KEYS = List.of(ConfigurationKey.values());
    private static final List<String> KNOWN =
            KEYS.stream().map(ConfigurationKey::path).toList();
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
            checkSection("daemon.", daemon);
        }
    }

    private void checkSection(String section, Setting setting) {
        switch (setting) {
            case Setting.Mapping(var entries, var _) -> {
                boolean anyName = KEYS.stream()
                        .anyMatch(key -> key.isPattern() && key.section().equals(section));
                if (!anyName) {
                    entries.forEach((name, entry) -> checkEntry(section + name, entry));
                }
            }
            case Setting.Nothing _ -> {}
            case Setting.Sequence _, Setting.Scalar _ ->
                problems.add(setting.place() + ": " + section.substring(0, section.length() - 1) + " holds "
                        + setting.found() + " where a map is wanted");
        }
    }

    private void checkEntry(String path, Setting setting) {
        if (KNOWN.contains(path)) {
            return;
        }
        if (KNOWN.stream().anyMatch(known -> known.startsWith(path + "."))) {
            checkSection(path + ".", setting);
            return;
        }
        warnings.add(
                setting.place() + ": " + path + " is no key that sase knows, it is ignored" + hint(path, KNOWN, "."));
    }

    /**
     * What somebody meant, as a half sentence: the known name with the same last part, else the one with the fewest typing
     * errors between.
     *
     * @param separator what parts of names stand between; empty for names of one part
     * @return empty text if nothing is near
     */
    static String hint(String name, Collection<String> known, String separator) {
        String last = separator.isEmpty() ? "" : name.substring(name.lastIndexOf(separator));
        Optional<String> samePart = last.isEmpty()
                ? Optional.empty()
                : known.stream().filter(each -> each.endsWith(last)).findFirst();
        return samePart.or(() -> known.stream()
                        .filter(each -> distance(name, each) <= MAX_TYPING_ERRORS)
                        .min(Comparator.comparingInt(each -> distance(name, each))))
                .map(each -> "; did you mean " + each + "?")
                .orElse("");
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
