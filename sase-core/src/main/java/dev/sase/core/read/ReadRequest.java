package dev.sase.core.read;

import dev.sase.spi.PageRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request to read.
 *
 * @param read the name of the read
 * @param values the arguments by parameter name: String, List of String, Long or Boolean
 * @param limit the most rows of the page
 * @param cursor where the page starts, as the page before gave it
 * @param now the time to answer for; empty means when it is answered
 * @param folder the folder the request is made in
 * @param fresh how new an answer of the projection has to be
 */
public record ReadRequest(
        String read,
        Map<String, Object> values,
        int limit,
        Optional<String> cursor,
        Optional<Instant> now,
        Optional<Path> folder,
        Freshness fresh) {
    public ReadRequest {
        values = Map.copyOf(values);
    }

    /** A request for the first page. */
    public static ReadRequest of(String read, Map<String, Object> values) {
        return new ReadRequest(
                read,
                values,
                PageRequest.DEFAULT_LIMIT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Freshness.TOLD);
    }

    /** The same request for a read of another name. */
    public ReadRequest of(String name) {
        return new ReadRequest(name, values, limit, cursor, now, folder, fresh);
    }

    /** The same request with other arguments. */
    public ReadRequest values(Map<String, Object> others) {
        return new ReadRequest(read, others, limit, cursor, now, folder, fresh);
    }

    /** The same request for pages of this many rows. */
    public ReadRequest limit(int rows) {
        return new ReadRequest(read, values, rows, cursor, now, folder, fresh);
    }

    /** The same request for the page that a cursor starts. */
    public ReadRequest cursor(String start) {
        return new ReadRequest(read, values, limit, Optional.of(start), now, folder, fresh);
    }

    /** The same request at a time. */
    public ReadRequest now(Instant time) {
        return new ReadRequest(read, values, limit, cursor, Optional.of(time), folder, fresh);
    }

    /** The same request made in a folder. */
    public ReadRequest folder(Path path) {
        return new ReadRequest(read, values, limit, cursor, now, Optional.of(path), fresh);
    }

    /** The same request, for an answer that is at least this new. */
    public ReadRequest fresh(Freshness wanted) {
        return new ReadRequest(read, values, limit, cursor, now, folder, wanted);
    }
}
