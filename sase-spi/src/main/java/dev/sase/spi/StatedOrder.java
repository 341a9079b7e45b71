package dev.sase.spi;

import java.util.function.Function;

/**
 * The order in which a read gives its rows, stated so that it can be checked.
 *
 * @param collection the collection of the rows
 * @param ordering the order
 * @param decode the record of a row as served
 * @param <R> the record type
 */
public record StatedOrder<R>(RecordCollection<R> collection, Ordering<R> ordering, Function<RawJson, R> decode) {}
