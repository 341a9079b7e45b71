package dev.sase.core.home;

import java.util.Optional;

/** What was found where ownership metadata belongs. */
public sealed interface MetadataReading {
    /** The metadata, where it has the schema that this version knows. */
    default Optional<OwnershipMetadata> readable() {
        return this instanceof Present(OwnershipMetadata metadata) ? Optional.of(metadata) : Optional.empty();
    }

    /** There is no file. */
    record Absent() implements MetadataReading {}

    /**
     * The file exists but could not be read.
     *
     * @param problem what the system said
     */
    record Unreadable(String problem) implements MetadataReading {}

    /**
     * The content is not a JSON object, or keys are missing or have a wrong type.
     *
     * @param problem what is wrong
     */
    record Malformed(String problem) implements MetadataReading {}

    /**
     * The content states another schema. Such a file is never overwritten, whatever its other keys look like.
     *
     * @param schemaVersion the stated schema, not 1
     * @param hostname the stated host; empty if none is stated
     */
    record OtherSchema(long schemaVersion, Optional<String> hostname) implements MetadataReading {}

    /**
     * The content is complete.
     *
     * @param metadata what it says
     */
    record Present(OwnershipMetadata metadata) implements MetadataReading {}
}
