package dev.sase.core.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The settings of read groups: any name is a group, because surfaces of other authors bring their own. Immutable. */
final class ReadGroups {
    private static final List<String> KNOWN = List.of(
            "changespecs",
            "notifications",
            "agents",
            "beads",
            "catalogs",
            "ace_agents",
            "ace_changespecs",
            "ace_notifications",
            "ace_artifacts",
            "ace_archive_search");
    private static final String PATH = "daemon.reads.surfaces.";
    private static final String PREFIX = "SASE_DAEMON_";
    private static final String SUFFIX = "_READS";
    private static final String OLD_ACE_AGENTS = "SASE_ACE_AGENTS_DAEMON_READS";

    private final Map<String, ConfigurationValue> configured;
    private final Map<String, Boolean> variables;

    /**
     * Keeps what files and environment say.
     *
     * @param configured settings of files by group
     * @param environment every variable of the form {@code SASE_DAEMON_<GROUP>_READS} is looked at, known group or not
     * @param warnings receives a line for each such variable whose text means nothing
     */
    ReadGroups(Map<String, ConfigurationValue> configured, Map<String, String> environment, List<String> warnings) {
        this.configured = Map.copyOf(configured);
        Map<String, Boolean> found = new TreeMap<>();
        for (String variable : environment.keySet()) {
            boolean names = variable.startsWith(PREFIX)
                    && variable.endsWith(SUFFIX)
                    && variable.length() > PREFIX.length() + SUFFIX.length();
            if (names || variable.equals(OLD_ACE_AGENTS)) {
                Switch.read(environment, variable, warnings).ifPresent(value -> found.put(variable, value));
            }
        }
        this.variables = Map.copyOf(found);
    }

    /** The names of the groups that have a default or a setting in a file, the former first. */
    List<String> names() {
        return Stream.concat(KNOWN.stream(), configured.keySet().stream().sorted())
                .distinct()
                .toList();
    }

    ConfigurationValue value(String group) {
        String variable = variable(group);
        if (!variables.containsKey(variable) && group.equals("ace_agents")) {
            variable = OLD_ACE_AGENTS;
        }
        if (variables.containsKey(variable)) {
            return new ConfigurationValue(
                    path(group), String.valueOf(variables.get(variable)), "environment " + variable);
        }
        ConfigurationValue setting = configured.get(group);
        boolean byDefault = !KNOWN.contains(group) || !group.startsWith("ace_");
        return setting == null ? new ConfigurationValue(path(group), String.valueOf(byDefault), "default") : setting;
    }

    static String path(String group) {
        return PATH + group;
    }

    private static String variable(String group) {
        StringBuilder name = new StringBuilder(PREFIX);
        group.toUpperCase(Locale.ROOT)
                .codePoints()
                .forEach(point ->
                        name.append(point >= 'A' && point <= 'Z' || point >= '0' && point <= '9' ? (char) point : '_'));
        return name.append(SUFFIX).toString();
    }
}
