package dev.sase.core.transport;

import java.nio.file.Path;

/**
 * Where a daemon is reached, by whom and how.
 *
 * @param socket the socket's path
 * @param client who asks
 * @param transport the way to the socket
 */
public record DaemonEndpoint(Path socket, ClientInfo client, Transport transport) {
    /**
     * An endpoint with the default transport.
     *
     * @param socket the socket's path
     * @param client who asks
     */
    public DaemonEndpoint(Path socket, ClientInfo client) {
        this(socket, client, Transport.CHANNEL);
    }
}
