package dev.sase.surface.changespecs;

/**
 * The two generations of the project file and of the record read from it. They differ in what ends a ChangeSpec, in some spellings
 * and in the members of the record.
 */
public enum Generation {
    /** May 2026. */
    V2(2),
    /** August 2026: headers may say Patch, commits may be called stitches, and there are refs and the origin of a pull request. */
    V5(5);

    private final int schemaVersion;

    Generation(int schemaVersion) {
        this.schemaVersion = schemaVersion;
    }

    /** The {@code schema_version} of the record. */
    public int schemaVersion() {
        return schemaVersion;
    }
}
