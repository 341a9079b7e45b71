package dev.sase.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query interface, lent by the engine for one read and valid until it returns. It sees one snapshot. Its hosts are the SQL
 * projection and records in memory; both answer every call alike. Confined to the thread of the read.
 */
public interface RecordReader {
    /**
     * A page of rows as stored JSON.
     *
     * @param from the collection
     * @param where which records; to stay inside a scope, a condition on the scope field stands in the top conjunction
     * @param by a declared ordering of the collection
     * @param as a declared view of the collection
     * @param page which part
     * @return the rows in order
     */
    <R> Slice page(RecordCollection<R> from, Predicate<R> where, Ordering<R> by, View<R> as, PageRequest page);

    /**
     * The first copy of a record, by (occurrence, unit).
     *
     * @param from the collection
     * @param handle the record's handle
     * @param where a further condition, such as the scope
     * @param as a declared view
     * @return the row, or empty when no record matches
     * @throws SaseException with {@link ErrorCode#PAYLOAD_TOO_LARGE} when the row is larger than an answer may be
     */
    <R> Optional<Slice.Row> find(RecordCollection<R> from, String handle, Predicate<R> where, View<R> as);

    /**
     * Decoded records in order, read lazily while the read lasts.
     *
     * @param from the collection
     * @param where which records
     * @param by a declared ordering
     * @return the records; to be closed or read to its end
     */
    <R> Stream<StoredRecord<R>> records(RecordCollection<R> from, Predicate<R> where, Ordering<R> by);

    /** How many records match. */
    <R> long count(RecordCollection<R> from, Predicate<R> where);

    /**
     * How many matching records there are for each combination of values that occurs.
     *
     * @param from the collection
     * @param where which records
     * @param by the fields counted by
     * @return the counts by value lists, in no particular order; a value in a list may be null
     */
    <R> Map<List<@Nullable Object>, Long> tally(RecordCollection<R> from, Predicate<R> where, List<Field<R, ?>> by);

    /**
     * The handles reachable from the seeds over a link of a collection to itself, inside one scope. The seeds are part of the result.
     *
     * @param from the collection that declares the link
     * @param link the link
     * @param scope the scope to stay in
     * @param seeds where to start
     * @param direction which way to follow
     * @param limit the most handles returned
     * @return the handles found, nearest first
     */
    <R> Set<String> closure(
            RecordCollection<R> from,
            Link<R, R> link,
            String scope,
            Set<String> seeds,
            Link.Direction direction,
            int limit);

    /**
     * The scopes of the source units of this surface, present or empty, in code point order.
     */
    List<String> scopes();

    /** The time of the request. Using it makes the answer depend on the clock, which the read has to declare. */
    Instant now();
}
