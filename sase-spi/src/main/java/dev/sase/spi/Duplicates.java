package dev.sase.spi;

/** What a read does with several copies of one handle. */
public enum Duplicates {
    /** Every copy is a row of its own. */
    KEPT,
    /** The first copy, by (occurrence, unit), stands for all. */
    FIRST,
    /** The answer has no rows of records. */
    NONE
}
