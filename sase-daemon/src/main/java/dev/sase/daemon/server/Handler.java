package dev.sase.daemon.server;

import dev.sase.core.transport.RequestEnvelope.Payload;

/** Answers one request. Never throws; thread-safe. */
@FunctionalInterface
interface Handler {
    /** The answer to a request that passed the protocol's checks. */
    Outcome handle(Payload payload);
}
