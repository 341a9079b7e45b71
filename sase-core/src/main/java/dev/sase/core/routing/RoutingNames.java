package dev.sase.core.routing;

import dev.sase.spi.SurfaceDescriptor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names under which the ACE program reads. They exist for routing alone: each has a group of its own, so that the program's
 * reads are switched apart from those of commands, and asks a plain read on the wire and of the files.
 *
 * <p>Artifacts belong to an agent and are served with its detail. The search of the archive asks the one read of agents that
 * takes a query. The snapshot is that of the agents at work. Each name needs the capability of the read that it asks, so that a
 * daemon which cannot serve that one is not asked for it by another name.
 */
public final class RoutingNames {
    private record Name(String group, String surface, String wireRead) {}

    private static final Map<String, Name> NAMES = new LinkedHashMap<>();

    static {
        plain("ace_agents", "agents", "agent_active", "agent_recent", "agent_archive", "agent_search", "agent_detail");
        NAMES.put("ace_agent_snapshot", new Name("ace_agents", "agents", "agent_active"));
        plain("ace_changespecs", "changespecs", "changespec_list", "changespec_search", "changespec_detail");
        plain(
                "ace_notifications",
                "notifications",
                "notification_list",
                "notification_detail",
                "notification_counts",
                "notification_pending_actions");
        NAMES.put("ace_artifact_list", new Name("ace_artifacts", "agents", "agent_detail"));
        NAMES.put("ace_artifact_detail", new Name("ace_artifacts", "agents", "agent_detail"));
        NAMES.put("ace_archive", new Name("ace_archive_search", "agents", "agent_archive"));
        NAMES.put("ace_search", new Name("ace_archive_search", "agents", "agent_search"));
        NAMES.put("ace_archive_search", new Name("ace_archive_search", "agents", "agent_search"));
    }

    private RoutingNames() {}

    private static void plain(String group, String surface, String... reads) {
        Stream.of(reads).forEach(read -> NAMES.put("ace_" + read, new Name(group, surface, read)));
    }

    /** The groups of these names; off unless somebody switches them on. */
    public static List<String> groups() {
        return NAMES.values().stream().map(Name::group).distinct().toList();
    }

    /** The names of a group in order of the table; empty for any other group. */
    public static List<String> names(String group) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().group().equals(group))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The surface whose reads answer a group.
     *
     * @param group a group of the table, or any other, which is a surface itself
     */
    public static String surface(String group) {
        return NAMES.values().stream()
                .filter(name -> name.group().equals(group))
                .map(Name::surface)
                .findFirst()
                .orElse(group);
    }

    /**
     * The read that answers a name.
     *
     * @param read a name of the table, or a read, which is its own answer
     */
    public static String wireRead(String read) {
        Name name = NAMES.get(read);
        return name == null ? read : name.wireRead();
    }

    /**
     * Where a read belongs.
     *
     * @param read what was asked for: a name of the table, or a read
     * @param owner the surface that serves {@link #wireRead}
     */
    public static ReadRoute route(String read, SurfaceDescriptor owner) {
        Name name = NAMES.get(read);
        return name == null
                ? new ReadRoute(read, owner.id(), owner.readCapability())
                : new ReadRoute(read, name.group(), Optional.of(owner.readCapability()), name.wireRead());
    }
}
