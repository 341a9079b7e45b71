package dev.sase.daemon.server;

import dev.sase.core.backup.BackupRefusal;
import dev.sase.core.engine.EngineRefusal;
import dev.sase.core.transport.WireError;
import dev.sase.core.transport.WireErrorCode;
import dev.sase.core.transport.WireErrors;
import dev.sase.spi.SaseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what a request threw into the error that its client gets. A failure that nobody foresaw is logged once for each place it
 * comes from, so that a client in a loop cannot fill the log. Thread-safe.
 */
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final String PAYLOAD = "payload";
    private static final String PROJECTION = "projection_db";
    private static final int MAX_REMEMBERED = 64;

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /** The error of a request that ended with an exception. */
    WireError of(RuntimeException failure) {
        return switch (failure) {
            case EngineRefusal refusal -> refused(refusal);
            case BackupRefusal refusal -> refused(refusal);
            case SaseException known -> known(known);
            default -> unforeseen(failure);
        };
    }

    private static WireError refused(EngineRefusal refusal) {
        String message = text(refusal);
        return switch (refusal.reason()) {
            case PROJECTION_DEGRADED -> WireErrors.projectionDegraded(message);
            case CURSOR_EXPIRED -> WireErrors.cursorExpired();
            case SNAPSHOT_EXPIRED -> WireErrors.snapshotExpired();
        };
    }

    private static WireError refused(BackupRefusal refusal) {
        String target = refusal.subject().token();
        return switch (refusal.subject()) {
            case PATH, HOST_IDENTITY, PROJECTION_SCHEMA ->
                WireErrors.invalidRequest(text(refusal)).at(target);
            case CONTENT, LISTING -> WireErrors.internal(target, text(refusal));
        };
    }

    private WireError known(SaseException failure) {
        String message = text(failure);
        return switch (failure.code()) {
            // The client then asks the files, which name what was not found, or what the abbreviation fits.
            case NOT_FOUND, AMBIGUOUS -> error(WireErrorCode.RESOURCE_NOT_FOUND, message);
            case INVALID_REQUEST -> error(WireErrorCode.INVALID_REQUEST, message);
            case PAYLOAD_TOO_LARGE -> error(WireErrorCode.PAYLOAD_TOO_LARGE, message);
            case STORE_FAILED, STORE_TOO_NEW, SOURCE_UNREADABLE -> WireErrors.projectionDegraded(message);
            case NOT_WRITABLE, BACKUP_REFUSED -> WireErrors.internal(PROJECTION, message);
            case PLUGIN_BROKEN -> broken(failure, message);
            case INVALID_CONFIGURATION,
                    HOME_NOT_FOUND,
                    ALREADY_OWNED,
                    OWNERSHIP_CONFLICT,
                    SOCKET_PATH_TOO_LONG,
                    UNSUPPORTED_PLATFORM,
                    DAEMON_NOT_RUNNING,
                    DAEMON_REFUSED,
                    DAEMON_TIMEOUT,
                    DRIFTED,
                    INTERNAL -> unforeseen(failure);
        };
    }

    /** The client then asks the files; where the surface fails there too, that answer carries the code. */
    private WireError broken(SaseException failure, String message) {
        if (logged.size() < MAX_REMEMBERED && logged.add(message)) {
            log.warn("a surface is broken, the same message is not logged again", failure);
        }
        return WireErrors.crashed(PAYLOAD, message);
    }

    private WireError unforeseen(RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = failure.getClass().getName() + (trace.length == 0 ? "" : trace[0].toString());
        if (logged.size() < MAX_REMEMBERED && logged.add(place)) {
            log.error("a request failed, the same failure is not logged again", failure);
        }
        return WireErrors.crashed(PAYLOAD, "the daemon failed: " + failure);
    }

    private static WireError error(WireErrorCode code, String message) {
        return new WireError(code, message, false).at(PAYLOAD);
    }

    private static String text(RuntimeException failure) {
        return Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
    }
}
