/**
 * The wire protocol of the daemon, for both of its ends: frames, envelopes, errors, JSON-RPC lines and the client's connection.
 * Nothing here decides where a read goes; that is {@link dev.sase.core.routing}.
 */
@NullMarked
package dev.sase.core.transport;

import org.jspecify.annotations.NullMarked;
