package dev.sase.core.engine;

/** Why an engine does not answer, although the files could. */
public enum Refusal {
    /** The surface is not projected yet, its stores are damaged, or no reader came free in time. */
    PROJECTION_DEGRADED("projection_degraded"),
    /** The cursor is not one of this read with these arguments. */
    CURSOR_EXPIRED("cursor_expired"),
    /** The cursor belongs to a projection that has been rebuilt since. */
    SNAPSHOT_EXPIRED("snapshot_expired");

    private final String token;

    Refusal(String token) {
        this.token = token;
    }

    /** The stable word, which is also the wire's error code. */
    public String token() {
        return token;
    }
}
