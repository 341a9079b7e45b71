package dev.sase.core.engine;

import java.util.Arrays;
import java.util.Optional;

/** How far a checkpoint goes to empty the write-ahead log of the projection. */
public enum CheckpointMode {
    /** As far as nobody has to wait. */
    PASSIVE("passive"),
    /** Everything, waiting for readers. */
    FULL("full"),
    /** The same, and the log is written from its beginning. */
    RESTART("restart"),
    /** The same, and the log's file is emptied. */
    TRUNCATE("truncate");

    private final String token;

    CheckpointMode(String token) {
        this.token = token;
    }

    /** The word of the wire and the command line. */
    public String token() {
        return token;
    }

    /** The mode of a word; empty if there is none. */
    public static Optional<CheckpointMode> ofToken(String token) {
        return Arrays.stream(values()).filter(mode -> mode.token.equals(token)).findFirst();
    }
}
