package dev.sase.spi;

/**
 * Who a surface is.
 *
 * @param id lower snake case, unique: {@code beads}. It names the tables, the read group and the capability {@code <id>.read}
 * @param title one line for people
 * @param noun the command line's noun: {@code bead}
 * @param schemaVersion grows when the meaning of a declaration changes although its text does not; a change means rebuild
 */
public record SurfaceDescriptor(String id, String title, String noun, int schemaVersion) {
    public SurfaceDescriptor {
        Names.requireSnakeCase("surface", id);
    }

    /** The capability that a daemon advertises exactly when it serves this surface's reads. */
    public String readCapability() {
        return id + ".read";
    }
}
