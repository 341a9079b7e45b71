package dev.sase.daemon.server;

import java.time.Duration;

/**
 * What one daemon gives its clients.
 *
 * @param connections the most connections served at a time; those above it are refused with an error
 * @param idle how long a connection may be silent
 * @param write how long a client may leave a long reply unread
 * @param drain how long requests in flight may still take when the daemon stops
 */
public record ServerLimits(int connections, Duration idle, Duration write, Duration drain) {
    /** The limits of a daemon. */
    public static final ServerLimits DEFAULT =
            new ServerLimits(256, Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ofSeconds(1));
}
