package dev.sase.core.config;

import java.util.Arrays;
import java.util.Optional;

/** The database engine that holds the projection. */
public enum ProjectionEngine {
    /** A file on disk through SQLite's native library. */
    SQLITE("sqlite"),
    /** The engine written in Java. */
    H2("h2");

    private final String token;

    ProjectionEngine(String token) {
        this.token = token;
    }

    /** The word for configuration and output. */
    public String token() {
        return token;
    }

    /** The engine of a word; empty if there is none. */
    public static Optional<ProjectionEngine> ofToken(String token) {
        return Arrays.stream(values())
                .filter(engine -> engine.token.equals(token))
                .findFirst();
    }
}
