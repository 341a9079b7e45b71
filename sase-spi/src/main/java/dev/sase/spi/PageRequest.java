package dev.sase.spi;

import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param limit the most rows, 1 to {@value #MAX_LIMIT}
 * @param after the position behind which the page starts; empty for the first page
 * @param maxBytes the most bytes of all rows together
 */
public record PageRequest(int limit, Optional<Position> after, int maxBytes) {
    /** The rows of a page when nothing is asked. */
    public static final int DEFAULT_LIMIT = 100;

    /** The most rows of a page. */
    public static final int MAX_LIMIT = 500;

    /** The most bytes of an answer on the wire. */
    public static final int MAX_PAYLOAD_BYTES = 1_048_576;

    /** What is kept free for the envelope and the members beside the rows. */
    public static final int RESERVED_BYTES = 16_384;

    public PageRequest {
        limit = Math.clamp(limit, 1, MAX_LIMIT);
    }

    /** The first page with this many rows. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, Optional.empty(), MAX_PAYLOAD_BYTES - RESERVED_BYTES);
    }

    /** The page behind a position. */
    public PageRequest from(Position position) {
        return new PageRequest(limit, Optional.of(position), maxBytes);
    }
}
