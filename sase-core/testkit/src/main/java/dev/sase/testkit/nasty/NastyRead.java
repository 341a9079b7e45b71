package dev.sase.testkit.nasty;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Ordering;
import dev.sase.spi.Parameter;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A read put together from its parts, so that a test can replace one of them by something wrong.
 *
 * @param name the wire name
 * @param parameters the arguments
 * @param shape how the answer is wrapped
 * @param duplicates what happens with copies
 * @param volatility what the answer depends on
 * @param ordering the stated order of a query; empty when the answer has no rows
 * @param body answers a query
 */
public record NastyRead(
        String name,
        List<Parameter> parameters,
        Shape shape,
        Duplicates duplicates,
        Volatility volatility,
        Function<Query, Optional<Ordering<NastyRecord>>> ordering,
        BiFunction<Query, RecordReader, Answer> body)
        implements ReadOperation {
    public NastyRead {
        parameters = List.copyOf(parameters);
    }

    @Override
    public String summary() {
        return "Reads nasty records.";
    }

    @Override
    public String rowsMember() {
        return "records";
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return ordering.apply(query).map(by -> new StatedOrder<>(Nasty.RECORDS, by, NastyJson.RECORDS::decode));
    }

    @Override
    public Scopes scopes(Query query) {
        return query.text("store").map(Scopes::of).orElseGet(Scopes::every);
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        return body.apply(query, reader);
    }

    /** The same with another declaration of what the answer depends on. */
    public NastyRead declared(Volatility other) {
        return new NastyRead(name, parameters, shape, duplicates, other, ordering, body);
    }

    /** The same with another declaration of what happens with copies. */
    public NastyRead declared(Duplicates other) {
        return new NastyRead(name, parameters, shape, other, volatility, ordering, body);
    }

    /** The same, answered differently. */
    public NastyRead answered(BiFunction<Query, RecordReader, Answer> other) {
        return new NastyRead(name, parameters, shape, duplicates, volatility, ordering, other);
    }
}
