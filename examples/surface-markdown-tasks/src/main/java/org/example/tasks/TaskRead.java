package org.example.tasks;

import dev.sase.spi.Duplicates;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What both pages of tasks have in common. */
abstract class TaskRead implements ReadOperation {
    @Override
    public final Shape shape() {
        return Shape.PAGE;
    }

    @Override
    public final String rowsMember() {
        return "tasks";
    }

    @Override
    public final Duplicates duplicates() {
        return Duplicates.KEPT;
    }

    @Override
    public final Volatility volatility() {
        return Volatility.PURE;
    }

    @Override
    public final Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(new StatedOrder<>(Tasks.COLLECTION, Tasks.IN_FILES, Tasks.CODEC::decode));
    }

    @Override
    public final Scopes scopes(Query query) {
        return query.text("file").map(Scopes::of).orElseGet(Scopes::every);
    }

    /** The conditions of the arguments {@code file} and {@code done}. */
    static List<Predicate<Task>> conditions(Query query) {
        List<Predicate<Task>> parts = new ArrayList<>();
        query.text("file").ifPresent(file -> parts.add(Predicate.is(Tasks.FILE, file)));
        query.flag("done").ifPresent(done -> parts.add(Predicate.is(Tasks.DONE, done)));
        return parts;
    }
}
