package dev.sase.surface.agents.sidecar;

import dev.sase.surface.agents.archive.SourceProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Compares the files of runs with what a snapshot says of them: what goes into records, and what the snapshot repeats, by digest;
 * transcripts, which nobody reads here and which may be large, by size.
 */
final class ListedFiles {
    private static final Map<String, String> NAMES = Map.of(
            "meta", SidecarLayout.META,
            "state", SidecarLayout.STATE,
            "commits", SidecarLayout.COMMITS,
            "prompt", SidecarLayout.PROMPT,
            "prompt_steps", SidecarLayout.STEPS,
            "chat", SidecarLayout.CHAT,
            "embedded_workflows", SidecarLayout.EMBEDDED);
    private static final List<String> REQUIRED = List.of("meta", "state", "commits");

    private final SidecarFiles files;
    private final Path snapshot;

    ListedFiles(SidecarFiles files, Path snapshot) {
        this.files = files;
        this.snapshot = snapshot;
    }

    /** Compares the files of a run and reads what its record needs. */
    PublishedRun.Files check(JsonFacts run, String globalName) throws SourceProblem {
        JsonFacts list = run.object("files");
        for (String name : REQUIRED) {
            list.object(name);
        }
        Optional<String> prompt = Optional.empty();
        List<JsonNode> steps = List.of();
        boolean chat = false;
        for (String name : list.node().propertyNames()) {
            JsonFacts entry = list.object(name);
            Path file = path(entry, name, globalName);
            switch (name) {
                case "chat" -> {
                    requireSize(entry, file);
                    chat = true;
                }
                case "embedded_workflows" -> {} // nothing of it goes into a record
                case "prompt" -> prompt = Optional.of(PublishedFolder.prompt(content(entry, file)));
                case "prompt_steps" -> steps = PublishedFolder.steps(file, content(entry, file));
                default -> content(entry, file);
            }
        }
        return new PublishedRun.Files(chat, prompt, steps);
    }

    private Path path(JsonFacts entry, String name, String globalName) throws SourceProblem {
        String known = NAMES.get(name);
        if (known == null) {
            throw entry.problem("invalid_record", "it lists a file of the unknown kind '" + name + "'");
        }
        String path = entry.text("path");
        if (!path.equals(SidecarLayout.pathOf(globalName, known))) {
            throw entry.problem(
                    "unsafe_path",
                    "its file '" + name + "' is said to lie at '" + path + "' and not at '"
                            + SidecarLayout.pathOf(globalName, known) + "'");
        }
        return files.root().resolve(SidecarLayout.AGENTS).resolve(globalName).resolve(known);
    }

    private byte[] content(JsonFacts entry, Path file) throws SourceProblem {
        String digest = entry.text("digest");
        byte[] bytes = files.require(file);
        String found = SidecarFiles.sha256(bytes);
        if (!found.equals(digest)) {
            throw SourceProblem.in(
                    file, "digest_mismatch", snapshot + " lists this file with digest " + digest + ", it has " + found);
        }
        return bytes;
    }

    private void requireSize(JsonFacts entry, Path file) throws SourceProblem {
        long size = entry.integer("size_bytes");
        OptionalLong found = files.size(file);
        if (found.isEmpty()) {
            throw SourceProblem.in(file, "missing_file", "the file is missing");
        }
        if (found.getAsLong() != size) {
            throw SourceProblem.in(
                    file,
                    "size_mismatch",
                    snapshot + " lists this file with " + size + " bytes, it has " + found.getAsLong());
        }
    }
}
