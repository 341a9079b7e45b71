package dev.sase.surface.agents.sidecar;

import dev.sase.surface.agents.archive.SourceProblem;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code schema.json} says that a sidecar is. */
enum SidecarFormat {
    /** The present format, with leftovers of the first version beside it. */
    OWNER_SHARDED,
    /** There is no {@code schema.json}: the first version, if anything. */
    LEGACY;

    private static final long VERSION = 2;

    /**
     * The format of a sidecar.
     *
     * @throws SourceProblem if it is one that nobody here can read
     */
    static SidecarFormat of(SidecarFiles files) throws SourceProblem {
        Path file = new SidecarLayout(files.root()).schema();
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isEmpty()) {
            return LEGACY;
        }
        JsonFacts schema = JsonFacts.of(file, bytes.get());
        schema.requireText("format", "sase-agents-sidecar");
        schema.requireVersion(VERSION);
        schema.requireText("authority", "owner-sharded");
        long relations = schema.integer("relationship_schema_version");
        if (relations != VERSION) {
            throw schema.problem(
                    "unsupported_version", "relationship_schema_version is " + relations + ", known is " + VERSION);
        }
        return OWNER_SHARDED;
    }
}
