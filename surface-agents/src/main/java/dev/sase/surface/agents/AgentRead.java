package dev.sase.surface.agents;

import dev.sase.spi.Duplicates;
import dev.sase.spi.Parameter;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RowsForm;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.util.List;
import java.util.Optional;

/** What the reads of this surface have in common; the defaults are those of a list. */
abstract class AgentRead implements ReadOperation {
    /** The member that holds the rows. */
    static final String ENTRIES = "entries";

    private final String name;
    private final String summary;
    private final List<Parameter> parameters;

    AgentRead(String name, String summary, Parameter... parameters) {
        this.name = name;
        this.summary = summary;
        this.parameters = List.of(parameters);
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
    public String rowsMember() {
        return ENTRIES;
    }

    @Override
    public RowsForm rowsForm() {
        return shape() == Shape.PAGE ? RowsForm.NESTED : RowsForm.ARRAY;
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
    public Scopes scopes(Query query) {
        return AgentParameters.scopes(query);
    }
}
