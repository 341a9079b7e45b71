package dev.sase.core.registry;

/** What became of a surface that was found or allowed. */
public enum SurfaceState {
    /** Its reads are served. */
    SERVED("served"),
    /** It cannot be made, breaks its contract, or claims what another one has. */
    DEGRADED("degraded"),
    /** Its jar is not the one that was allowed. */
    NOT_ALLOWED("not_allowed"),
    /** Its jar is gone or cannot be read. */
    MISSING("missing");

    private final String token;

    SurfaceState(String token) {
        this.token = token;
    }

    /** The stable word of {@code --json} and the log. */
    public String token() {
        return token;
    }
}
