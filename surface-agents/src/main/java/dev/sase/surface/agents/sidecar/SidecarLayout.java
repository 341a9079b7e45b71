package dev.sase.surface.agents.sidecar;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things lie in a sidecar.
 *
 * @param root its folder
 */
record SidecarLayout(Path root) {
    static final String SCHEMA = "schema.json";
    static final String MANIFEST = "manifest.json";
    static final String AGENTS = "agents";
    static final String META = "meta.json";
    static final String STATE = "state.json";
    static final String COMMITS = "commits.json";
    static final String PROMPT = "prompt.md";
    static final String STEPS = "prompt_steps.json";
    static final String CHAT = "chat.md";
    static final String EMBEDDED = "embedded_workflows.json";

    private static final List<String> DECISIVE = List.of(META, STATE, COMMITS, PROMPT, STEPS, CHAT);

    Path schema() {
        return root.resolve(SCHEMA);
    }

    /** The manifest of the first version. */
    Path legacyManifest() {
        return root.resolve(MANIFEST);
    }

    Path agents() {
        return root.resolve(AGENTS);
    }

    Path users() {
        return root.resolve("users");
    }

    Path machines(String username) {
        return users().resolve(username).resolve("machines");
    }

    private Path machine(Owner owner) {
        return machines(owner.username()).resolve(owner.machine());
    }

    Path manifest(Owner owner) {
        return machine(owner).resolve(MANIFEST);
    }

    Path hood(Owner owner, String hood) {
        return machine(owner).resolve("hoods").resolve(hood);
    }

    Path snapshot(Owner owner, String hood) {
        return hood(owner, hood).resolve("snapshot.json");
    }

    /** The path of a run's file as snapshots write it. */
    static String pathOf(String globalName, String file) {
        return AGENTS + "/" + globalName + "/" + file;
    }

    /** The files that decide what is said of the runs in these folders, named one by one: that is cheaper to look at than the folders. */
    static Stream<Path> decisive(List<Path> folders) {
        return folders.stream().flatMap(folder -> DECISIVE.stream().map(folder::resolve));
    }
}
