package dev.sase.core.sql;

import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts that all have to be true, told apart by who decides them. Immutable.
 *
 * @param scope the one scope that the records lie in, if the predicate says so
 * @param forSql parts without text, the scope's included
 * @param forJava parts with text
 */
record Conjuncts<R>(Optional<String> scope, List<Predicate<R>> forSql, List<Predicate<R>> forJava) {
    static <R> Conjuncts<R> of(RecordCollection<R> collection, Predicate<R> predicate) {
        List<Predicate<R>> parts = new ArrayList<>();
        flatten(predicate, parts);
        Optional<String> scope = Optional.empty();
        for (Predicate<R> part : parts) {
            if (part instanceof Predicate.Is<R, ?>(var field, var value)
                    && field.name().equals(collection.scope().name())
                    && value instanceof String text) {
                scope = Optional.of(text);
            }
        }
        return new Conjuncts<>(
                scope,
                parts.stream().filter(part -> !Conditions.readsText(part)).toList(),
                parts.stream().filter(Conditions::readsText).toList());
    }

    private static <R> void flatten(Predicate<R> predicate, List<Predicate<R>> parts) {
        if (predicate instanceof Predicate.All<R>(var inner)) {
            inner.forEach(part -> flatten(part, parts));
        } else {
            parts.add(predicate);
        }
    }
}
