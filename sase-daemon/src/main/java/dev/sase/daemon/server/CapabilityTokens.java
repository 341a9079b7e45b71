package dev.sase.daemon.server;

import dev.sase.core.engine.EngineOptions;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.transport.Capabilities;
import dev.sase.core.transport.RequestType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names capabilities: those that are served, and those that a refused request would need. */
final class CapabilityTokens {
    /** The published order; a plugin's reads follow behind it by id. */
    private static final List<String> ORDER = List.of(
            "health.read",
            "capabilities.read",
            "agents.read",
            "beads.read",
            "catalogs.read",
            "changespecs.read",
            "mocked.list",
            "notifications.read",
            "projection.rebuild",
            "projection.checkpoint",
            "projection.backup",
            "projection.restore",
            "indexing.status",
            "indexing.rebuild",
            "indexing.verify",
            "indexing.diff",
            "batch.request",
            Capabilities.FRESH_READS);

    /** What is served where the projection is a file that can be copied. */
    private static final Set<String> OF_FILES =
            Set.of("projection.checkpoint", "projection.backup", "projection.restore");

    private static final Set<String> ALWAYS = Set.of(
            "health.read",
            "capabilities.read",
            "mocked.list",
            "projection.rebuild",
            "indexing.status",
            "indexing.rebuild",
            "indexing.verify",
            "indexing.diff",
            "batch.request",
            Capabilities.FRESH_READS);

    /** What is served although nothing is projected. */
    private static final List<String> WITHOUT_PROJECTION = List.of("health.read", "capabilities.read", "batch.request");

    /** Reads of the contract whose capability is not made of their words. */
    private static final Map<String, String> CONTRACT_READS = Map.ofEntries(
            Map.entry("changespec_list", "changespecs.list"),
            Map.entry("changespec_search", "changespecs.search"),
            Map.entry("changespec_detail", "changespecs.detail"),
            Map.entry("agent_active", "agents.active"),
            Map.entry("agent_recent", "agents.recent"),
            Map.entry("agent_archive", "agents.archive"),
            Map.entry("agent_search", "agents.search"),
            Map.entry("agent_detail", "agents.detail"),
            Map.entry("notification_list", "notifications.list"),
            Map.entry("notification_detail", "notifications.detail"),
            Map.entry("notification_counts", "notifications.counts"),
            Map.entry("notification_pending_actions", "notifications.pending_actions"),
            Map.entry("bead_list", "beads.list"),
            Map.entry("bead_ready", "beads.ready"),
            Map.entry("bead_blocked", "beads.blocked"),
            Map.entry("bead_show", "beads.show"),
            Map.entry("bead_stats", "beads.stats"),
            Map.entry("xprompt_catalog", "catalogs.xprompts"),
            Map.entry("editor_catalog", "catalogs.editor"),
            Map.entry("snippet_catalog", "catalogs.snippets"),
            Map.entry("file_history", "catalogs.file_history"));

    private CapabilityTokens() {}

    /** What is served, in the published order. */
    static List<String> served(SurfaceRegistry registry, EngineOptions options) {
        if (!options.projecting()) {
            return WITHOUT_PROJECTION;
        }
        Set<String> reads = new TreeSet<>();
        registry.surfaces().forEach(surface -> reads.add(surface.descriptor().readCapability()));
        List<String> tokens = new ArrayList<>();
        for (String token : ORDER) {
            if (ALWAYS.contains(token) || options.keepsBackups() && OF_FILES.contains(token) || reads.remove(token)) {
                tokens.add(token);
            }
        }
        tokens.addAll(reads);
        return List.copyOf(tokens);
    }

    /** What a read that nobody serves would need. */
    static String ofRead(String read) {
        return CONTRACT_READS.getOrDefault(read, read) + ".read";
    }

    /** What a request of a type would need. */
    static String ofType(RequestType type) {
        return switch (type) {
            case HEALTH -> "health.read";
            case CAPABILITIES -> "capabilities.read";
            case LIST -> "mocked.list";
            case READ -> "surface.read";
            case WRITE -> "writes.contract";
            case EVENTS -> "mocked.events";
            case REBUILD -> "indexing.rebuild";
            case PROJECTION_CHECKPOINT -> "projection.checkpoint";
            case PROJECTION_BACKUP, PROJECTION_LIST_BACKUPS -> "projection.backup";
            case PROJECTION_RESTORE -> "projection.restore";
            case INDEXING_STATUS -> "indexing.status";
            case VERIFY -> "indexing.verify";
            case DIFF -> "indexing.diff";
            case SCHEDULER_SUBMIT -> "scheduler.submit";
            case SCHEDULER_STATUS -> "scheduler.read";
            case SCHEDULER_CANCEL -> "scheduler.cancel";
            case HOST_CALL -> "host.ipc.v1";
            case BATCH -> "batch.request";
        };
    }
}
