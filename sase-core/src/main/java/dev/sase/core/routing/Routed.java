package dev.sase.core.routing;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The value of a read and the path that it came by.
 *
 * @param <T> the type of the value
 */
public sealed interface Routed<T> {
    /** The value, the same whichever path it came by. */
    T value();

    /** What there is to tell about the path. */
    Trace trace();

    /**
     * The daemon served the read.
     *
     * @param value the value
     * @param snapshotId the snapshot that the daemon read from
     * @param asOfSequence the last event that the answer includes, as counted by the projection of this surface; empty when the
     *     daemon is too old to say
     * @param trace what there is to tell about the path
     * @param <T> the type of the value
     */
    record FromDaemon<T>(T value, Optional<String> snapshotId, OptionalLong asOfSequence, Trace trace)
            implements Routed<T> {}

    /**
     * The files served the read.
     *
     * @param value the value
     * @param fallback why the daemon did not serve it
     * @param trace what there is to tell about the path
     * @param <T> the type of the value
     */
    record FromDirect<T>(T value, Fallback fallback, Trace trace) implements Routed<T> {
        /** Why the daemon did not serve it. */
        public FallbackReason reason() {
            return fallback.reason();
        }
    }

    /**
     * Why the daemon did not serve a read.
     *
     * @param reason the reason
     * @param token its word, which differs from the reason's own only if the daemon sent one that is unrecognised
     * @param message what happened, for people
     */
    record Fallback(FallbackReason reason, String token, String message) {
        /**
         * A reason with its own word.
         *
         * @param reason the reason
         * @param message what happened, for people
         */
        public Fallback(FallbackReason reason, String message) {
            this(reason, reason.token(), message);
        }

        /** A reason given by a word from the wire. */
        static Fallback ofToken(String token, String message) {
            return new Fallback(FallbackReason.ofToken(token), token, message);
        }
    }

    /**
     * What {@code --explain} tells beyond the reason.
     *
     * @param surface the routing name of the read
     * @param elapsedNanos how long the whole read took
     * @param hedged whether the direct read was started beside a silent daemon
     * @param diagnostics the state of the session after the read
     * @param diagnosticsEnabled whether the debug form shows the diagnostics
     */
    record Trace(
            String surface,
            long elapsedNanos,
            boolean hedged,
            Optional<SessionDiagnostics> diagnostics,
            boolean diagnosticsEnabled) {}

    /** Whether the daemon served the read. */
    default boolean usedDaemon() {
        return this instanceof FromDaemon<T>;
    }

    /** Why the daemon did not serve the read; empty if it did. */
    default Optional<Fallback> whyDirect() {
        return switch (this) {
            case FromDaemon<T> _ -> Optional.empty();
            case FromDirect<T> direct -> Optional.of(direct.fallback());
        };
    }

    /** The debug form: an object with the single member {@code daemon}. */
    default RawJson debugJson() {
        JsonWriter json = new JsonWriter();
        json.beginObject().name("daemon").beginObject();
        json.name("surface").string(trace().surface());
        json.name("used").bool(usedDaemon());
        json.name("fallback_reason").string(whyDirect().map(Fallback::token).orElse(null));
        json.name("fallback_message").string(whyDirect().map(Fallback::message).orElse(null));
        json.name("fallback_diagnostics_enabled").bool(trace().diagnosticsEnabled());
        if (trace().diagnosticsEnabled()) {
            trace().diagnostics().ifPresent(diagnostics -> {
                json.name("fallback_diagnostics");
                diagnostics.encode(json);
            });
        }
        return json.endObject().endObject().toRawJson();
    }
}
