package dev.sase.core.engine;

import static dev.sase.spi.ErrorCode.NOT_WRITABLE;
import static dev.sase.spi.ErrorCode.STORE_TOO_NEW;

import dev.sase.spi.SaseException;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** What a failure of a database says about its file. */
final class StoreFailure {
    private static final int PRIMARY_CODE = 0xff;
    private static final int READ_ONLY = 8;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NOT_A_DATABASE = 26;

    private StoreFailure() {}

    /** The failure of a database behind another one. */
    static Optional<SQLException> of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Whether damage of a file is behind a failure. */
    static boolean comesFromDamage(Exception failure) {
        return of(failure).filter(StoreFailure::isDamage).isPresent();
    }

    /** Whether the content of the file is damaged. */
    static boolean isDamage(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            int code = sqlite.getResultCode().code & PRIMARY_CODE;
            return code == CORRUPT || code == NOT_A_DATABASE;
        }
        return failure.getErrorCode() == ErrorCode.FILE_CORRUPTED_1
                || failure.getErrorCode() == ErrorCode.FILE_VERSION_ERROR_1
                || isDamagedPage(failure);
    }

    /** H2 finds some damage only when a page is read, and reports it as a failure of any kind. */
    private static boolean isDamagedPage(SQLException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException store && store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT) {
                return true;
            }
        }
        return false;
    }

    /** The state that a failure means; empty for one that says nothing about the file. */
    static Optional<StoreState> state(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return Optional.empty();
        }
        return switch (sqlite.getResultCode().code & PRIMARY_CODE) {
            case FULL -> Optional.of(StoreState.DISK_FULL);
            case READ_ONLY, CANNOT_OPEN -> Optional.of(StoreState.NOT_WRITABLE);
            default -> Optional.empty();
        };
    }

    /** The state of a store that cannot be opened for this reason. */
    static StoreState stateOf(Exception failure) {
        if (failure instanceof SaseException known && known.code() == STORE_TOO_NEW) {
            return StoreState.TOO_NEW;
        }
        if (failure instanceof SaseException known && known.code() == NOT_WRITABLE) {
            return StoreState.NOT_WRITABLE;
        }
        return of(failure).flatMap(StoreFailure::state).orElse(StoreState.UNAVAILABLE);
    }

    /** What to do about a state. */
    static String advice(StoreState state) {
        return switch (state) {
            case DISK_FULL -> "make room on the device; reads come from the files until then";
            case NOT_WRITABLE -> "make the run root writable, or set another one; reads come from the files until then";
            case TOO_NEW -> "update sase, or set another run root";
            case JOURNAL_DAMAGED ->
                "stop the daemon, move the journal's file to another place and start it again; the rows are made from the"
                        + " files";
            case OPENING -> "ask again";
            case OK, UNAVAILABLE -> "run 'sase daemon restart'";
        };
    }
}
