package dev.sase.core.engine;

/** How closely {@link Engine#verify} looks. */
public enum VerifyDepth {
    /**
     * Every source is looked at by its fingerprint and every stored record is hashed again; only sources for which that is not in order
     * are loaded. A file that was changed without a trace in size, inode and time stamp is not noticed, nor is a row whose record is
     * whole while its handle, fields, views, search texts or links are not.
     */
    ROWS,
    /** Every source is loaded and compared with its rows, record by record and column by column. */
    FULL
}
