package dev.sase.spi;

/**
 * What went wrong, as a stable token with the exit code of a command that ends with it. Scripts key on {@link #token()}.
 */
public enum ErrorCode {
    /** The caller's arguments are wrong: unknown status, missing id, malformed cursor. */
    INVALID_REQUEST("invalid_request", Kind.USER, 2),
    /** The thing asked for by id does not exist. */
    NOT_FOUND("not_found", Kind.USER, 1),
    /** An abbreviation matches several things. */
    AMBIGUOUS("ambiguous", Kind.USER, 1),
    /** A configuration file or variable holds a value that cannot be used. */
    INVALID_CONFIGURATION("invalid_configuration", Kind.USER, 2),
    /** The SASE home does not exist or is not a folder. */
    HOME_NOT_FOUND("home_not_found", Kind.USER, 1),
    /** A folder or file that must be written cannot be. */
    NOT_WRITABLE("not_writable", Kind.ENVIRONMENT, 1),
    /** A source file exists but cannot be read or is not what its format demands as a whole. */
    SOURCE_UNREADABLE("source_unreadable", Kind.ENVIRONMENT, 1),
    /** Another process holds the ownership lock of this run root. */
    ALREADY_OWNED("already_owned", Kind.USER, 1),
    /** The run root belongs to another host or to another schema of the metadata. */
    OWNERSHIP_CONFLICT("ownership_conflict", Kind.USER, 1),
    /** The socket path is longer than the platform allows. */
    SOCKET_PATH_TOO_LONG("socket_path_too_long", Kind.USER, 1),
    /** The platform lacks Unix sockets or {@code flock}. */
    UNSUPPORTED_PLATFORM("unsupported_platform", Kind.ENVIRONMENT, 1),
    /** No daemon answers and the command needs one. */
    DAEMON_NOT_RUNNING("daemon_not_running", Kind.ENVIRONMENT, 1),
    /** The daemon answered with an error that no fallback may hide. */
    DAEMON_REFUSED("daemon_refused", Kind.ENVIRONMENT, 1),
    /** The daemon did not reach the wanted state in time. */
    DAEMON_TIMEOUT("daemon_timeout", Kind.ENVIRONMENT, 1),
    /** The projection or the journal cannot be opened, read or written. */
    STORE_FAILED("store_failed", Kind.ENVIRONMENT, 1),
    /** The store on disk was written by a newer version; it is left untouched. */
    STORE_TOO_NEW("store_too_new", Kind.ENVIRONMENT, 1),
    /** A backup cannot be made or restored: its place, its metadata, its host or its content, or an engine that keeps none. */
    BACKUP_REFUSED("backup_refused", Kind.USER, 1),
    /** The projection differs from its sources. */
    DRIFTED("drifted", Kind.ENVIRONMENT, 1),
    /** One record is larger than an answer may be. */
    PAYLOAD_TOO_LARGE("payload_too_large", Kind.ENVIRONMENT, 1),
    /** A plugin broke its contract, or two plugins claim the same name. */
    PLUGIN_BROKEN("plugin_broken", Kind.BUG, 1),
    /** A bug of sase itself. */
    INTERNAL("internal", Kind.BUG, 70);

    /** Who can do something about it. */
    public enum Kind {
        /** The person or program that asked. */
        USER,
        /** Whoever runs the machine: files, permissions, processes. */
        ENVIRONMENT,
        /** The authors of sase or of a plugin. */
        BUG
    }

    private final String token;
    private final Kind kind;
    private final int exitCode;

    ErrorCode(String token, Kind kind, int exitCode) {
        this.token = token;
        this.kind = kind;
        this.exitCode = exitCode;
    }

    /** The stable word that the wire, the log and {@code --json} carry. */
    public String token() {
        return token;
    }

    /** Who can do something about it. */
    public Kind kind() {
        return kind;
    }

    /** The exit code of a command that ends with this error. */
    public int exitCode() {
        return exitCode;
    }
}
