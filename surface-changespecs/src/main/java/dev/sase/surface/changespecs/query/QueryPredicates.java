package dev.sase.surface.changespecs.query;

import dev.sase.spi.Predicate;
import dev.sase.spi.Scopes;
import dev.sase.spi.Texts;
import dev.sase.surface.changespecs.ChangeSpec;
import dev.sase.surface.changespecs.ChangeSpecs;
import dev.sase.surface.changespecs.SpecNames;
import java.util.List;

/** Turns a tree into a predicate over the fields of the collection. Confined to one thread. */
final class QueryPredicates {
    private final Ancestors ancestors;

    QueryPredicates(Ancestors ancestors) {
        this.ancestors = ancestors;
    }

    Predicate<ChangeSpec> within(Scopes scopes, QueryExpression expression) {
        Predicate<ChangeSpec> inScope = scopes.within(ChangeSpecs.COLLECTION);
        return Predicate.all(inScope, of(expression));
    }

    private Predicate<ChangeSpec> of(QueryExpression expression) {
        return switch (expression) {
            case QueryExpression.Contains(var value, var caseSensitive) ->
                value.isEmpty()
                        ? Predicate.everything()
                        : new Predicate.Contains<>(ChangeSpecs.SEARCH, value, !caseSensitive);
            case QueryExpression.Marked(var marker) ->
                Predicate.is(
                        switch (marker) {
                            case ERROR -> ChangeSpecs.HAS_ERROR;
                            case AGENT -> ChangeSpecs.HAS_AGENT;
                            case PROCESS -> ChangeSpecs.HAS_PROCESS;
                        },
                        true);
            case QueryExpression.Property(var key, var value) -> property(key, value);
            case QueryExpression.Not(var operand) -> Predicate.not(of(operand));
            case QueryExpression.And(var operands) -> new Predicate.All<>(all(operands));
            case QueryExpression.Or(var operands) -> new Predicate.Any<>(all(operands));
        };
    }

    private List<Predicate<ChangeSpec>> all(List<QueryExpression> operands) {
        return operands.stream().map(this::of).toList();
    }

    private Predicate<ChangeSpec> property(QueryKey key, String value) {
        return switch (key) {
            case STATUS -> Predicate.is(ChangeSpecs.STATUS_BASE, SpecNames.asciiLower(value));
            case PROJECT -> Predicate.is(ChangeSpecs.PROJECT_KEY, SpecNames.asciiLower(value));
            case NAME -> Predicate.is(ChangeSpecs.NAME_KEY, SpecNames.asciiLower(value));
            case SIBLING -> Predicate.is(ChangeSpecs.SIBLING_BASE, Texts.fold(SpecNames.baseName(value)));
            case ORIGIN -> Predicate.is(ChangeSpecs.PR_ORIGIN, value);
            case ANCESTOR -> ancestors.has(Texts.fold(value));
        };
    }
}
