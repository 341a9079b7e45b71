package dev.sase.spi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of one record: the values of its declared fields, and on demand its JSON, views, texts and links. Both hosts of
 * {@link RecordReader} evaluate rows, so that a row means the same in a table and in memory. Not thread-safe.
 *
 * @param <R> the record type
 */
public final class ProjectedRow<R> {
    private final RecordCollection<R> collection;
    private final R record;
    private final String handle;
    private final String scope;
    private final @Nullable Object[] values;

    private ProjectedRow(RecordCollection<R> collection, R record) {
        this.collection = collection;
        this.record = record;
        this.handle = Texts.wellFormed(String.valueOf(collection.handle().value(record)));
        this.scope = Texts.wellFormed(String.valueOf(collection.scope().value(record)));
        this.values = new @Nullable Object[collection.fields().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = collection.fields().get(i).value(record);
        }
    }

    /** The row that the collection's declaration makes of a record. */
    public static <R> ProjectedRow<R> of(RecordCollection<R> collection, R record) {
        return new ProjectedRow<>(collection, record);
    }

    /**
     * Replaces the value of a field, for projectors that know better than the declared getter.
     *
     * @param field a declared field
     * @param value the value, or null where the field allows it
     * @return this row
     */
    public <T extends Comparable<T>> ProjectedRow<R> withField(Field<R, T> field, @Nullable T value) {
        int index = collection.fields().indexOf(field);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "field '" + field.name() + "' is not declared by '" + collection.name() + "'");
        }
        values[index] = value == null ? null : field.kind().normal(value);
        return this;
    }

    /** The record's collection. */
    public RecordCollection<R> collection() {
        return collection;
    }

    /** The record. */
    public R record() {
        return record;
    }

    /** The record's handle. */
    public String handle() {
        return handle;
    }

    /** The record's scope. */
    public String scope() {
        return scope;
    }

    /** The value of the declared field at this index. */
    public @Nullable Object value(int fieldIndex) {
        return values[fieldIndex];
    }

    /** The lossless JSON of the record. */
    public RawJson json() {
        return collection.codec().encode(record);
    }

    /** The record in a view; for one that is the record, the same as {@link #json}. */
    public RawJson view(View<R> view) {
        return view.isRecord() ? json() : view.encode().orElseThrow().apply(record);
    }

    /** A search document as it is. */
    public String text(Text<R> text) {
        return Texts.wellFormed(text.of().apply(record));
    }

    /** The handles that a link names, each once, in their order. */
    public List<String> links(Link<R, ?> link) {
        List<String> keys = link.keys().apply(record);
        if (keys.size() < 2) {
            return keys.isEmpty() ? List.of() : List.of(Texts.wellFormed(keys.getFirst()));
        }
        LinkedHashSet<String> distinct = new LinkedHashSet<>();
        keys.forEach(key -> distinct.add(Texts.wellFormed(key)));
        return new ArrayList<>(distinct);
    }
}
