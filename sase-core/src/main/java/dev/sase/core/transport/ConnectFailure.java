package dev.sase.core.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;

/** Tells from the exception of a connect what happened. Neither library hands out the error number, so the text has to do. */
final class ConnectFailure {
    private static final String NOT_RUNNING = "daemon_not_running";

    private ConnectFailure() {}

    /** No file at the socket's path. */
    static Reply.TransportFailure absent(Path socket) {
        return new Reply.TransportFailure(
                Reply.Cause.NOBODY_LISTENS,
                NOT_RUNNING,
                "no daemon is running: there is no socket at " + socket,
                false);
    }

    /** The operating system forbids the connection. */
    static Reply.TransportFailure forbidden(Path socket, String found) {
        return new Reply.TransportFailure(
                Reply.Cause.FORBIDDEN,
                NOT_RUNNING,
                "the sandbox or the file permissions forbid connecting to the daemon (" + found + "); allow the path "
                        + socket + " or set SASE_NO_DAEMON=1",
                false);
    }

    static Reply.TransportFailure of(Path socket, IOException failure) {
        String found = String.valueOf(failure.getMessage());
        if (failure instanceof SocketTimeoutException) {
            return new Reply.TransportFailure(
                    Reply.Cause.SILENT,
                    NOT_RUNNING,
                    "the daemon at " + socket + " accepts no connection in time",
                    true);
        }
        if (isForbidden(failure)) {
            return forbidden(socket, found);
        }
        return new Reply.TransportFailure(
                Reply.Cause.NOBODY_LISTENS, NOT_RUNNING, "no daemon listens at " + socket + " (" + found + ")", false);
    }

    private static boolean isForbidden(IOException failure) {
        // The JDK reports EACCES of a connect as a BindException.
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return failure instanceof BindException
                || failure instanceof AccessDeniedException
                || text.contains("permission denied")
                || text.contains("not permitted");
    }

    /** Whether a connect failed only because the listener's queue is full, so that it may work a moment later. */
    static boolean isQueueFull(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("temporarily unavailable");
    }
}
