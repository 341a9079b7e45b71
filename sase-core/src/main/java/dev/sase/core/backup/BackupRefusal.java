package dev.sase.core.backup;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import org.jspecify.annotations.Nullable;

/** A backup is not made, not listed or not restored. Nothing has been changed. */
public final class BackupRefusal extends SaseException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Subject {
        /** The path, or what lies beside it. */
        PATH("path"),
        /** The backup is of another host. */
        HOST_IDENTITY("host_identity"),
        /** The backup has another schema than this program. */
        PROJECTION_SCHEMA("projection_schema"),
        /** The content of the backup, or a file that is in the way of a new one. */
        CONTENT("projection_db"),
        /** The folder of the backups cannot be read. */
        LISTING("projection_backups");

        private final String token;

        Subject(String token) {
            this.token = token;
        }

        /** The word by which an error on the wire names it. */
        public String token() {
            return token;
        }
    }

    private final Subject subject;

    BackupRefusal(Subject subject, String message) {
        this(subject, message, null);
    }

    BackupRefusal(Subject subject, String message, @Nullable Throwable cause) {
        super(ErrorCode.BACKUP_REFUSED, message, cause);
        this.subject = subject;
    }

    /** What is wrong. */
    public Subject subject() {
        return subject;
    }
}
