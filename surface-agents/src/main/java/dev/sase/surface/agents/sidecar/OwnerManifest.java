package dev.sase.surface.agents.sidecar;

import dev.sase.spi.Diagnostic;
import dev.sase.surface.agents.archive.SourceProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What an owner vouches for: {@code users/<user>/machines/<machine>/manifest.json}. Immutable.
 *
 * @param digests the digest of the snapshot of every hood, {@link #NO_DIGEST} where the manifest has none
 * @param diagnostics entries that were left out
 */
record OwnerManifest(Map<String, String> digests, List<Diagnostic> diagnostics) {
    /** The version of the format. */
    static final int VERSION = 2;

    /** Stands for the digest of a hood that the manifest lists without one: no snapshot has it. */
    static final String NO_DIGEST = "none";

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /**
     * Reads the manifest of an owner.
     *
     * @return the manifest, or empty when there is none
     * @throws SourceProblem if nothing in it can be trusted
     */
    static Optional<OwnerManifest> read(SidecarFiles files, Path file, Owner owner) throws SourceProblem {
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        JsonFacts manifest = JsonFacts.of(file, bytes.get());
        manifest.requireVersion(VERSION);
        requireOwner(manifest, owner);
        Map<String, String> digests = new TreeMap<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Map.Entry<String, JsonNode> hood : manifest.object("hoods").node().properties()) {
            if (!GlobalName.isComponent(hood.getKey()) || hood.getKey().indexOf('.') >= 0) {
                diagnostics.add(SourceProblem.in(
                                file,
                                "unsafe_name",
                                "the hood '" + hood.getKey() + "' is left out: this is no single name")
                        .diagnostic());
                continue;
            }
            digests.put(hood.getKey(), digest(hood.getValue()));
        }
        return Optional.of(new OwnerManifest(digests, diagnostics));
    }

    /** Demands that a file belongs to its owner. */
    static void requireOwner(JsonFacts file, Owner owner) throws SourceProblem {
        JsonFacts stated = file.object("owner");
        stated.requireText("username", owner.username());
        stated.requireText("machine_name", owner.machine());
    }

    private static String digest(JsonNode hood) {
        JsonNode digest = hood.get("digest");
        return digest != null
                        && digest.isString()
                        && DIGEST.matcher(digest.stringValue()).matches()
                ? digest.stringValue()
                : NO_DIGEST;
    }
}
