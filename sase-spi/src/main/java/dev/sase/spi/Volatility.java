package dev.sase.spi;

/** What an answer depends on beside the records. */
public enum Volatility {
    /** Nothing: the same records give the same answer, which may be kept until a record changes. */
    PURE,
    /** The request's time, {@link RecordReader#now}. */
    CLOCK,
    /** Files beside the sources, looked at when the read runs; possibly the time too. */
    FILES
}
