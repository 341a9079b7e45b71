package dev.sase.core.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The two ways to a Unix socket. Frames and codec are the same. */
public enum Transport {
    /**
     * The JDK's own channel. The default: in a fresh JVM it is ready some 50 ms sooner than junixsocket, which unpacks and loads a
     * native library, and a warm exchange costs the same.
     */
    CHANNEL {
        @Override
        DaemonSocket connect(Path socket, Duration timeout) throws IOException {
            return ChannelSocket.connect(socket, timeout);
        }
    },
    /** The junixsocket library, which the daemon's end stands on. */
    JUNIXSOCKET {
        @Override
        DaemonSocket connect(Path socket, Duration timeout) throws IOException {
            return JunixSocket.connect(socket, timeout);
        }
    };

    abstract DaemonSocket connect(Path socket, Duration timeout) throws IOException;
}
