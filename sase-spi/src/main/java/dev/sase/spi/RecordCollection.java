package dev.sase.spi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A named set of records of one Java type, declared once. From the declaration the engine derives tables, indexes, writes, the
 * in-memory evaluation and the read verbs. Immutable.
 *
 * @param name lower snake case, unique in its surface
 * @param type the Java type of the records
 * @param handle what identifies a record; it may repeat in a source
 * @param scope the project or store of a record: links stay inside it
 * @param codec the lossless JSON form
 * @param fields what predicates and orderings use, {@code handle} and {@code scope} excluded
 * @param orderings the orders in which pages are served; not empty
 * @param tallies by what records are counted or narrowed
 * @param views the JSON shapes served; not empty
 * @param texts the search documents
 * @param links the relations to other records
 * @param <R> the record type
 */
public record RecordCollection<R>(
        String name,
        Class<R> type,
        Field<R, String> handle,
        Field<R, String> scope,
        RecordCodec<R> codec,
        List<Field<R, ?>> fields,
        List<Ordering<R>> orderings,
        List<Tally<R>> tallies,
        List<View<R>> views,
        List<Text<R>> texts,
        List<Link<R, ?>> links) {

    public RecordCollection {
        Names.requireSnakeCase("collection", name);
        fields = List.copyOf(fields);
        orderings = List.copyOf(orderings);
        tallies = List.copyOf(tallies);
        views = List.copyOf(views);
        texts = List.copyOf(texts);
        links = List.copyOf(links);
        if (orderings.isEmpty() || views.isEmpty()) {
            throw new IllegalArgumentException("collection '" + name + "' needs at least one ordering and one view");
        }
        List<String> names = new ArrayList<>();
        names.add(handle.name());
        names.add(scope.name());
        fields.forEach(field -> names.add(field.name()));
        requireDistinct(name, "field", names);
        requireDistinct(name, "ordering", orderings.stream().map(Ordering::name).toList());
        requireDistinct(name, "tally", tallies.stream().map(Tally::name).toList());
        requireDistinct(name, "view", views.stream().map(View::name).toList());
        requireDistinct(name, "text", texts.stream().map(Text::name).toList());
        requireDistinct(name, "link", links.stream().map(Link::name).toList());
        Set<String> known = new HashSet<>(names);
        known.add(Field.place().name());
        orderings.forEach(
                ordering -> ordering.keys().forEach(key -> requireKnown(known, key.field(), ordering.name())));
        tallies.forEach(tally -> tally.fields().forEach(field -> requireKnown(known, field, tally.name())));
    }

    private static void requireDistinct(String collection, String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "collection '" + collection + "' declares the " + what + " '" + name + "' twice");
            }
        }
    }

    private static void requireKnown(Set<String> known, Field<?, ?> field, String user) {
        if (!known.contains(field.name())) {
            throw new IllegalArgumentException(
                    "'" + user + "' uses the field '" + field.name() + "', which is not declared");
        }
    }

    /** The declared view of this name. */
    public View<R> view(String view) {
        return views.stream()
                .filter(candidate -> candidate.name().equals(view))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("collection '" + name + "' has no view '" + view + "'"));
    }
}
