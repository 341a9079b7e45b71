package dev.sase.core.engine;

/** How much a verification looks at. */
public enum VerifyDepth {
    /** The stat of every source and a hash of every row. */
    ROWS,
    /** Every source is loaded again and compared with its rows. */
    FULL
}
