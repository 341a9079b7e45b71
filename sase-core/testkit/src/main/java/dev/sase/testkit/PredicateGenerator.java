package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes conditions of every form over the declarations of a collection. Most are shallow, some nested nearly as deep as a host
 * accepts; links are followed at most {@value #MAX_LINKS} times, because every further one multiplies the work. Confined to one
 * thread.
 */
public final class PredicateGenerator {
    private static final int MAX_LINKS = 3;
    private static final int MAX_LEAVES = 60;

    private final FieldSamples samples;
    private final RandomGenerator random;
    private int leaves;

    /**
     * Makes conditions for some data.
     *
     * @param loaded where values to ask for come from
     * @param random decides everything
     */
    public PredicateGenerator(LoadedRecords loaded, RandomGenerator random) {
        this.samples = new FieldSamples(loaded);
        this.random = random;
    }

    /** A condition on a collection. */
    public <R> Predicate<R> predicate(RecordCollection<R> collection) {
        leaves = 0;
        Predicate<R> predicate = node(collection, random.nextInt(6), MAX_LINKS);
        if (random.nextInt(3) == 0) {
            // Readers prune by a scope that stands in the top conjunction.
            predicate = Predicate.all(onField(collection, collection.scope()), predicate);
        }
        if (random.nextInt(8) == 0) {
            // Engines walk an index by the values of a set, and pages end such a walk early.
            predicate = Predicate.all(
                    Predicate.in(collection.handle(), several(collection, collection.handle())), predicate);
        }
        return random.nextInt(25) == 0 ? wrapped(predicate, random.nextInt(Predicate.MAX_DEPTH - 20)) : predicate;
    }

    private <R> Predicate<R> wrapped(Predicate<R> inner, int levels) {
        Predicate<R> predicate = inner;
        for (int i = 0; i < levels; i++) {
            predicate = switch (random.nextInt(3)) {
                case 0 -> Predicate.not(predicate);
                case 1 -> new Predicate.All<>(List.of(predicate));
                default -> new Predicate.Any<>(List.of(predicate));
            };
        }
        return predicate;
    }

    private <R> Predicate<R> node(RecordCollection<R> collection, int depth, int links) {
        if (depth == 0 || leaves >= MAX_LEAVES) {
            return leaf(collection, links);
        }
        return switch (random.nextInt(7)) {
            case 0, 1 -> Predicate.not(node(collection, depth - 1, links));
            case 2, 3 -> new Predicate.All<>(parts(collection, depth - 1, links));
            case 4, 5 -> new Predicate.Any<>(parts(collection, depth - 1, links));
            default -> leaf(collection, links);
        };
    }

    private <R> List<Predicate<R>> parts(RecordCollection<R> collection, int depth, int links) {
        List<Predicate<R>> parts = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            parts.add(node(collection, depth, links));
        }
        return parts;
    }

    private <R> Predicate<R> leaf(RecordCollection<R> collection, int links) {
        leaves++;
        int choice = random.nextInt(10);
        if (choice < 2 && !collection.texts().isEmpty()) {
            Text<R> text =
                    collection.texts().get(random.nextInt(collection.texts().size()));
            boolean folded = !text.exact() || random.nextBoolean();
            return new Predicate.Contains<>(text, samples.needle(collection, text, random), folded);
        }
        if (choice < 4 && links > 0 && !collection.links().isEmpty()) {
            return linked(
                    collection.links().get(random.nextInt(collection.links().size())), links - 1);
        }
        return onField(collection, field(collection));
    }

    private <R, S> Predicate<R> linked(Link<R, S> link, int links) {
        return Predicate.linked(link, node(link.target(), random.nextInt(3), links));
    }

    private <R> Field<R, ?> field(RecordCollection<R> collection) {
        List<Field<R, ?>> fields = new ArrayList<>(collection.fields());
        fields.add(collection.handle());
        fields.add(collection.scope());
        fields.add(Field.place());
        return fields.get(random.nextInt(fields.size()));
    }

    private <R, T extends Comparable<T>> Predicate<R> onField(RecordCollection<R> collection, Field<R, T> field) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Predicate.is(field, samples.value(collection, field, random));
            case 2 -> Predicate.isAbsent(field);
            case 3 -> Predicate.in(field, several(collection, field));
            default -> new Predicate.Between<>(field, bound(collection, field), bound(collection, field));
        };
    }

    private <R, T extends Comparable<T>> @Nullable T bound(RecordCollection<R> collection, Field<R, T> field) {
        return random.nextInt(4) == 0 ? null : samples.value(collection, field, random);
    }

    private <R, T extends Comparable<T>> Set<T> several(RecordCollection<R> collection, Field<R, T> field) {
        Set<T> values = new HashSet<>();
        for (int i = random.nextInt(20) == 0 ? 300 : random.nextInt(5); i > 0; i--) {
            values.add(samples.value(collection, field, random));
        }
        return values;
    }
}
