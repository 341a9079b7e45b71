package dev.sase.core.engine;

/** How the two stores of an engine are. */
public enum StoreState {
    /** Open. */
    OK("ok"),
    /** Being exchanged by a restore, or opened again. */
    OPENING("opening"),
    /** A newer version wrote the journal or the projection; they are left untouched. */
    TOO_NEW("too_new"),
    /** The file or its folder cannot be written. */
    NOT_WRITABLE("not_writable"),
    /** There is no room left on the device. */
    DISK_FULL("disk_full"),
    /** The journal is damaged; it is left as it is, because it cannot be made again from the files. */
    JOURNAL_DAMAGED("journal_damaged"),
    /** Anything else keeps them from being opened. */
    UNAVAILABLE("unavailable");

    private final String token;

    StoreState(String token) {
        this.token = token;
    }

    /** The stable word of health, {@code --json} and the log. */
    public String token() {
        return token;
    }
}
