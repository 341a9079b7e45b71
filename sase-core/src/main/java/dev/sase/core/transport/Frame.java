package dev.sase.core.transport;

import dev.sase.spi.RawJson;

/** What one attempt to read a frame or a line found. Immutable. */
public sealed interface Frame {
    /**
     * A whole frame.
     *
     * @param json its bytes, not yet checked to be JSON
     */
    record Body(RawJson json) implements Frame {}

    /** A frame that announces no bytes, or an empty line. */
    record Empty() implements Frame {}

    /** The peer closed its side between two frames. */
    record End() implements Frame {}

    /**
     * The peer closed its side inside a frame.
     *
     * @param received how many bytes of the unfinished part arrived
     * @param expected how many that part has
     */
    record Cut(long received, long expected) implements Frame {}

    /**
     * A frame that is longer than the limit. Its body was not read, so the stream cannot be used any further.
     *
     * @param length the announced number of bytes; for a line, how many were read without finding its end
     */
    record TooLong(long length) implements Frame {}
}
