package dev.sase.surface.beads;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all reads of beads have in common: each is about exactly one store. */
abstract class BeadRead implements ReadOperation {
    private final String name;
    private final String summary;
    private final List<Parameter> parameters;

    BeadRead(String name, String summary, List<Parameter> own) {
        this.name = name;
        this.summary = summary;
        List<Parameter> all = new ArrayList<>(own);
        all.add(BeadParameters.PROJECT);
        this.parameters = List.copyOf(all);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Shape shape() {
        return Shape.PAGE;
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.KEPT;
    }

    @Override
    public Volatility volatility() {
        return Volatility.PURE;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.empty();
    }

    @Override
    public final Query resolve(Query query, SaseHome home) {
        return StoreChoice.resolve(query, home);
    }

    @Override
    public final Scopes scopes(Query query) {
        return Scopes.of(query.requiredText(BeadParameters.PROJECT_ID));
    }

    @Override
    public final Answer answer(Query query, RecordReader reader) {
        String scope = StoreChoice.require(query, reader);
        return answer(query, scope, Predicate.is(Beads.SCOPE, scope), reader);
    }

    /**
     * Answers for one store that exists.
     *
     * @param within the condition that a bead lies in the store
     */
    abstract Answer answer(Query query, String scope, Predicate<Bead> within, RecordReader reader);
}
