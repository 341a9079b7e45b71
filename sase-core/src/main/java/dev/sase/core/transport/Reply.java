package dev.sase.core.transport;

import java.util.Optional;

/** How a request to the daemon ended. Immutable. */
public sealed interface Reply {
    /**
     * The daemon answered.
     *
     * @param type the type of request that is answered
     * @param data the body, not parsed
     * @param asOf the state of the projection that the body was read from
     */
    record Answer(RequestType type, JsonView data, AsOf asOf) implements Reply {
        /**
         * The body of a typed read.
         *
         * @param surface the surface that was asked for
         * @return empty if the answer is for another surface or has no body
         * @throws IllegalArgumentException if the bytes are malformed
         */
        public Optional<JsonView> readBody(String surface) {
            return ReplyDecoder.readBody(data, surface);
        }
    }

    /**
     * The daemon answered with an error, or its answer says that it cannot be used by this client.
     *
     * @param error the error
     */
    record Refused(WireError error) implements Reply {}

    /**
     * No usable answer came.
     *
     * @param cause what kind of failure it is
     * @param reason the token of the fallback reason
     * @param message what happened, for people
     * @param retryable whether the same request may succeed a moment later
     */
    record TransportFailure(Cause cause, String reason, String message, boolean retryable) implements Reply {}

    /** The kinds of transport failure. */
    enum Cause {
        /** No socket, or nobody behind it. */
        NOBODY_LISTENS,
        /** The operating system or a sandbox forbids the connection. */
        FORBIDDEN,
        /** The daemon accepts connections or bytes and does not answer in time. */
        SILENT,
        /** The peer closed the connection before the first byte of a reply. */
        CLOSED,
        /** The connection broke inside a reply. */
        BROKEN,
        /** The request or the reply is longer than a frame may be. */
        TOO_LARGE,
        /** The reply has no integer schema version. */
        UNVERSIONED,
        /** The reply is not JSON, not an object, of another type, or without data. */
        MALFORMED
    }
}
