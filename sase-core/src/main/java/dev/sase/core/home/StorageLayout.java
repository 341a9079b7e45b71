package dev.sase.core.home;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Diagnoses where the files of a daemon lie, as health answers publish it and status commands compute it offline. Compares
 * paths as written, component by component; touches no file.
 */
public final class StorageLayout {
    /** What kind of place a path is. */
    public enum PathKind {
        /** Authoritative files: the SASE home itself, or something in a source root. */
        SOURCE_ROOT("source_root"),
        /** In the run root that this host has by default. */
        HOST_LOCAL_DEFAULT("host_local_default"),
        /** In another run root. */
        HOST_LOCAL_OVERRIDE("host_local_override"),
        /** In the SASE home outside {@code run}, where a sync tool may copy it. */
        UNSAFE_SYNCED_CANDIDATE("unsafe_synced_candidate"),
        /** Elsewhere. */
        UNKNOWN("unknown");

        private final String token;

        PathKind(String token) {
            this.token = token;
        }

        /** The stable word for the wire. */
        public String token() {
            return token;
        }
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Locations locations;

    /** Looks at one set of locations. */
    public StorageLayout(Locations locations) {
        this.locations = locations;
    }

    /** The kind of a path. */
    public PathKind kindOf(Path path) {
        if (path.equals(locations.saseHome()) || liesInSources(path)) {
            return PathKind.SOURCE_ROOT;
        }
        if (path.startsWith(locations.defaultRunRoot())) {
            return PathKind.HOST_LOCAL_DEFAULT;
        }
        if (path.startsWith(locations.runRoot())) {
            return PathKind.HOST_LOCAL_OVERRIDE;
        }
        if (path.startsWith(locations.saseHome())) {
            return path.startsWith(runFolder()) ? PathKind.HOST_LOCAL_OVERRIDE : PathKind.UNSAFE_SYNCED_CANDIDATE;
        }
        return PathKind.UNKNOWN;
    }

    private boolean liesInSources(Path path) {
        return locations.sourceRoots().stream().anyMatch(path::startsWith);
    }

    private Path runFolder() {
        return locations.saseHome().resolve("run");
    }

    /** The files that a sync tool has to leave alone, in their published order. */
    public List<Path> runtimeFiles() {
        Path projection = locations.projectionPath();
        return List.of(
                locations.socketPath(),
                locations.lockPath(),
                locations.metadataPath(),
                locations.logPath(),
                projection,
                projection.resolveSibling(projection.getFileName() + "-wal"),
                projection.resolveSibling(projection.getFileName() + "-shm"),
                locations.runRoot().resolve("checkpoints"),
                locations.backupsPath(),
                locations.runRoot().resolve("queues"));
    }

    /** The published object, its keys in alphabetical order. */
    public ObjectNode toJson() {
        ArrayNode roots = JSON.arrayNode();
        locations.sourceRoots().forEach(root -> roots.add(pathEntry(root)));
        ArrayNode files = JSON.arrayNode();
        runtimeFiles().forEach(file -> files.add(file.toString()));
        ArrayNode warnings = JSON.arrayNode();
        warnings().forEach(warning -> warnings.add(warning.toJson()));
        Map<String, JsonNode> sorted = new TreeMap<>();
        entries().forEach((name, path) -> sorted.put(name, pathEntry(path)));
        sorted.put("runtime_files", files);
        sorted.put("schema_version", JSON.numberNode(1));
        sorted.put("source_roots", roots);
        sorted.put("warnings", warnings);
        return JSON.objectNode().setAll(sorted);
    }

    private Map<String, Path> entries() {
        return new TreeMap<>(Map.of(
                "log_path", locations.logPath(),
                "projection_db_path", locations.projectionPath(),
                "run_root", locations.runRoot(),
                "sase_home", locations.saseHome(),
                "socket_path", locations.socketPath()));
    }

    private ObjectNode pathEntry(Path path) {
        return JSON.objectNode()
                .put("path", path.toString())
                .put("path_kind", kindOf(path).token());
    }

    /** One finding about the layout. */
    private record Warning(String id, String severity, Path path, String message) {
        ObjectNode toJson() {
            return JSON.objectNode()
                    .put("id", id)
                    .put("message", message)
                    .put("path", path.toString())
                    .put("severity", severity);
        }
    }

    private List<Warning> warnings() {
        Path runRoot = locations.runRoot();
        List<Warning> warnings = new ArrayList<>();
        if (!runRoot.equals(locations.defaultRunRoot())) {
            warnings.add(new Warning(
                    "run_root_override",
                    "warning",
                    runRoot,
                    "the run root is not this host's default; keep it local to the host and out of sync"));
        }
        if (liesInSources(runRoot)) {
            warnings.add(new Warning(
                    "run_root_under_source_root",
                    "error",
                    runRoot,
                    "the run root lies among the sources; move it out of them"));
        }
        if (!locations.socketPath().startsWith(runRoot)) {
            warnings.add(new Warning(
                    "socket_outside_run_root",
                    "warning",
                    locations.socketPath(),
                    "the socket lies outside the run root; keep its folder private and local to the host"));
        }
        entries().forEach((name, path) -> {
            if (kindOf(path) == PathKind.UNSAFE_SYNCED_CANDIDATE) {
                warnings.add(new Warning(
                        name + "_unsafe_synced_candidate",
                        "error",
                        path,
                        "the path lies in the SASE home outside its run folder, where a sync tool may copy it"));
            }
        });
        if (runRoot.startsWith(locations.saseHome()) && !runRoot.startsWith(runFolder())) {
            warnings.add(new Warning(
                    "run_root_under_sase_home_non_run",
                    "error",
                    runRoot,
                    "the run root lies in the SASE home outside its run folder; move it there or out of the home"));
        }
        return warnings;
    }
}
