package dev.sase.surface.notifications;

import dev.sase.spi.Duplicates;
import dev.sase.spi.Parameter;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Shape;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.util.List;
import java.util.Optional;

/** What the reads of this surface have in common: a fixed declaration. Thread-safe and without state. */
abstract class NotificationRead implements ReadOperation {
    /**
     * What a read declares about itself; each part is explained by the method of {@link ReadOperation} with its name.
     */
    record Declaration(
            String name,
            String summary,
            List<Parameter> parameters,
            Shape shape,
            Duplicates duplicates,
            Volatility volatility) {}

    private final Declaration declaration;

    NotificationRead(Declaration declaration) {
        this.declaration = declaration;
    }

    @Override
    public final String name() {
        return declaration.name();
    }

    @Override
    public final String summary() {
        return declaration.summary();
    }

    @Override
    public final List<Parameter> parameters() {
        return declaration.parameters();
    }

    @Override
    public final Shape shape() {
        return declaration.shape();
    }

    @Override
    public final Duplicates duplicates() {
        return declaration.duplicates();
    }

    @Override
    public final Volatility volatility() {
        return declaration.volatility();
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.empty();
    }
}
