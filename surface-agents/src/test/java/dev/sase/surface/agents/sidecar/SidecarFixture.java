package dev.sase.surface.agents.sidecar;

import dev.sase.spi.SaseHome;
import dev.sase.surface.agents.archive.Collected;
import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Writes a sidecar as its publisher does: the user ada on the machine box, in the project orion. */
final class SidecarFixture {
    static final String PREFIX = "ada.box.";

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final String FOLDER = "projects/orion/repos/agents/";

    private final SaseHomeFixture home;
    private final Map<String, Object> hoods = new TreeMap<>();

    SidecarFixture(Path home) {
        this(SaseHomeFixture.at(home));
    }

    SidecarFixture(SaseHomeFixture home) {
        this.home = home;
        write("schema.json", """
                {"authority":"owner-sharded","format":"sase-agents-sidecar","relationship_schema_version":2,"schema_version":2}
                """);
    }

    SaseHome home() {
        return home.home();
    }

    Path root() {
        return home.resolve(FOLDER);
    }

    Path file(String path) {
        return root().resolve(path);
    }

    Collected load() throws IOException {
        return Collected.all(new SidecarLoader(), home());
    }

    SidecarFixture write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    SidecarFixture write(String path, byte[] bytes) {
        home.write(FOLDER + path, bytes);
        return this;
    }

    String read(String path) throws IOException {
        return Files.readString(file(path));
    }

    SidecarFixture replace(String path, String from, String to) throws IOException {
        String text = read(path);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(path + " does not contain " + from);
        }
        return write(path, text.replace(from, to));
    }

    /** Begins a hood. */
    Hood hood(String name) {
        return new Hood(name);
    }

    /** Lists a snapshot in the manifest as it is now. */
    void list(String hood) throws IOException {
        byte[] snapshot = Files.readAllBytes(file(snapshot(hood)));
        hoods.put(hood, Map.of("digest", SidecarFiles.sha256(snapshot), "run_count", 1));
        manifest();
    }

    void manifest() {
        write(
                manifestPath(),
                json(Map.of("hoods", hoods, "owner", owner(), "project", project(), "schema_version", 2)));
    }

    static String manifestPath() {
        return "users/ada/machines/box/manifest.json";
    }

    static String snapshot(String hood) {
        return "users/ada/machines/box/hoods/" + hood + "/snapshot.json";
    }

    static String folder(String localName) {
        return "agents/" + PREFIX + localName + "/";
    }

    static Map<String, Object> owner() {
        return Map.of("username", "ada", "machine_name", "box");
    }

    static Map<String, Object> project() {
        return Map.of("key", "gh_example__orion", "name", "orion-src");
    }

    static String json(Object value) {
        return MAPPER.writeValueAsString(sorted(value)) + "\n";
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> result = new TreeMap<>();
                map.forEach((key, member) -> result.put((String) key, member == null ? null : sorted(member)));
                yield result;
            }
            case List<?> list -> list.stream().map(SidecarFixture::sorted).toList();
            default -> value;
        };
    }

    /** A hood that is being written. */
    final class Hood {
        private final String name;
        private final List<Object> runs = new ArrayList<>();
        private final List<Object> containers = new ArrayList<>();
        private final List<Object> relations = new ArrayList<>();

        private Hood(String name) {
            this.name = name;
        }

        /** Adds a run with a state and a start. */
        Hood run(String localName, String state, String startedAt) {
            return run(localName, Map.of("state", state, "started_at", startedAt), Map.of(), Map.of());
        }

        /**
         * Adds a run.
         *
         * @param state members of its state
         * @param metadata its metadata
         * @param files more files by name
         */
        Hood run(String localName, Map<String, Object> state, Map<String, Object> metadata, Map<String, String> files) {
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("finished_at", null);
            run.put("dismissed_at", null);
            run.putAll(state);
            run.put("source_run_id", id(localName));
            Map<String, Object> stateFile = new LinkedHashMap<>(run);
            stateFile.put("schema_version", 2);
            List<Object> commits = List.of(Map.of(
                    "sha", "c0ffee" + localName.length(), "subject", "Do " + localName, "committed_at", 1_780_000_000));
            Map<String, Object> listed = new TreeMap<>();
            listed.put("state", add(localName, "state.json", json(stateFile)));
            listed.put(
                    "commits",
                    add(
                            localName,
                            "commits.json",
                            json(Map.of("commits", commits, "schema_version", 2, "source_run_id", id(localName)))));
            listed.put(
                    "meta",
                    add(
                            localName,
                            "meta.json",
                            json(Map.of(
                                    "schema_version",
                                    2,
                                    "source_run_id",
                                    id(localName),
                                    "global_name",
                                    PREFIX + localName,
                                    "local_name",
                                    localName,
                                    "owner",
                                    owner(),
                                    "project",
                                    project(),
                                    "metadata",
                                    metadata))));
            files.forEach((file, text) -> listed.put(file.substring(0, file.indexOf('.')), add(localName, file, text)));
            run.put("global_name", PREFIX + localName);
            run.put("local_name", localName);
            run.put("metadata", metadata);
            run.put("commits", commits);
            run.put("files", listed);
            runs.add(run);
            return this;
        }

        /** Adds a relationship between two runs of the hood. */
        Hood relation(String kind, String source, String target) {
            relations.add(Map.of(
                    "kind",
                    kind,
                    "required",
                    true,
                    "source_run_id",
                    id(source),
                    "target",
                    Map.of("kind", "source_run_id", "source_run_id", id(target))));
            return this;
        }

        /** Adds a relationship to a run that is named only. */
        Hood relationTo(String kind, String source, String globalName, boolean required) {
            relations.add(Map.of(
                    "kind",
                    kind,
                    "required",
                    required,
                    "source_run_id",
                    id(source),
                    "target",
                    Map.of("kind", "global_name", "global_name", globalName, "owner", owner())));
            return this;
        }

        /** Adds a container. */
        Hood container(String kind, String localName, String... members) {
            containers.add(Map.of(
                    "kind",
                    kind,
                    "global_name",
                    PREFIX + localName,
                    "owner",
                    owner(),
                    "member_source_run_ids",
                    List.of(members).stream().map(Hood::id).toList()));
            return this;
        }

        /** Writes the snapshot and lists it. */
        SidecarFixture listed() throws IOException {
            unlisted();
            list(name);
            return SidecarFixture.this;
        }

        /** Writes the snapshot only. */
        SidecarFixture unlisted() {
            return write(
                    snapshot(name),
                    json(Map.of(
                            "schema_version",
                            2,
                            "owner",
                            owner(),
                            "project",
                            project(),
                            "hood",
                            Map.of("local_name", name, "global_name", PREFIX + name),
                            "runs",
                            runs,
                            "containers",
                            containers,
                            "relationships",
                            relations,
                            "structural_ancestors",
                            List.of())));
        }

        private Map<String, Object> add(String localName, String file, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            write(folder(localName) + file, bytes);
            return Map.of(
                    "path", folder(localName) + file, "digest", SidecarFiles.sha256(bytes), "size_bytes", bytes.length);
        }

        private static String id(String localName) {
            return "run-" + "%032x".formatted(localName.hashCode() & 0xffffffffL);
        }
    }
}
