package dev.sase.core.registry;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Parameter;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.RowsForm;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.util.List;
import java.util.Optional;

/** A read of a guarded surface. Thread-safe. */
final class GuardedRead implements ReadOperation {
    private final ReadOperation read;
    private final Guard guard;
    private final String name;

    GuardedRead(ReadOperation read, Guard guard) {
        this.read = read;
        this.guard = guard;
        this.name = guard.call(read, "name", read::name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return guard.call(read, "summary", read::summary);
    }

    @Override
    public List<Parameter> parameters() {
        return guard.call(read, "parameters", read::parameters);
    }

    @Override
    public Shape shape() {
        return guard.call(read, "shape", read::shape);
    }

    @Override
    public String rowsMember() {
        return guard.call(read, "rowsMember", read::rowsMember);
    }

    @Override
    public RowsForm rowsForm() {
        return guard.call(read, "rowsForm", read::rowsForm);
    }

    @Override
    public Duplicates duplicates() {
        return guard.call(read, "duplicates", read::duplicates);
    }

    @Override
    public Volatility volatility() {
        return guard.call(read, "volatility", read::volatility);
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return guard.call(read, "order", () -> read.order(query));
    }

    @Override
    public Query resolve(Query query, SaseHome home) {
        return guard.call(read, "resolve", () -> read.resolve(query, home));
    }

    @Override
    public Scopes scopes(Query query) {
        return guard.call(read, "scopes", () -> read.scopes(query));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        return guard.call(read, "answer", () -> read.answer(query, reader));
    }
}
