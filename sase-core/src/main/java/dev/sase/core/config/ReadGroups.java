package dev.sase.core.config;

import dev.sase.core.routing.RoutingNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The settings of read groups: any name is a group, because surfaces of other authors bring their own. Immutable. */
final class ReadGroups {
    static final String OLD_ACE_AGENTS = "SASE_ACE_AGENTS_DAEMON_READS";

    private static final List<String> PLAIN = List.of("changespecs", "notifications", "agents", "beads", "catalogs");
    private static final String PREFIX = "SASE_DAEMON_";
    private static final String SUFFIX = "_READS";

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
        this.configured = new TreeMap<>(configured);
        this.variables = new TreeMap<>();
        for (String variable : environment.keySet()) {
            boolean names = variable.startsWith(PREFIX)
                    && variable.endsWith(SUFFIX)
                    && variable.length() > PREFIX.length() + SUFFIX.length();
            if (names || variable.equals(OLD_ACE_AGENTS)) {
                Switch.read(environment, variable, warnings).ifPresent(value -> variables.put(variable, value));
            }
        }
    }

    /** The groups of the contract, the given ones, and those that have a setting in a file. */
    List<String> names(Collection<String> others) {
        return Stream.of(PLAIN, RoutingNames.groups(), others, configured.keySet())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    ConfigurationValue value(String group) {
        String variable = variable(group);
        if (!variables.containsKey(variable) && group.equals("ace_agents")) {
            variable = OLD_ACE_AGENTS;
        }
        if (variables.containsKey(variable)) {
            return value(group, String.valueOf(variables.get(variable)), Origin.variable(variable));
        }
        ConfigurationValue setting = configured.get(group);
        boolean byDefault = !RoutingNames.groups().contains(group);
        return setting == null ? value(group, String.valueOf(byDefault), Origin.DEFAULT) : setting;
    }

    /** A line for each group that is set and that nobody has. */
    List<String> strangers(Collection<String> surfaces) {
        List<String> known = Stream.of(PLAIN, RoutingNames.groups(), surfaces)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        List<String> lines = new ArrayList<>();
        configured.forEach((group, value) -> {
            if (!known.contains(group)) {
                lines.add(value.origin() + ": " + value.path() + " sets a group that no surface here has"
                        + KeyNames.hint(group, known, ""));
            }
        });
        List<String> names = known.stream().map(ReadGroups::variable).toList();
        variables.keySet().forEach(variable -> {
            if (!names.contains(variable) && !variable.equals(OLD_ACE_AGENTS)) {
                lines.add("the variable " + variable + " sets a group that no surface here has"
                        + KeyNames.hint(variable, names, ""));
            }
        });
        return lines;
    }

    static ConfigurationValue value(String group, String text, Origin origin) {
        return new ConfigurationValue(
                ConfigurationKey.READ_GROUP, ConfigurationKey.READ_GROUP.section() + group, text, origin);
    }

    /** The variable of a group. */
    private static String variable(String group) {
        return value(group, "", Origin.DEFAULT).variable().orElseThrow();
    }
}
