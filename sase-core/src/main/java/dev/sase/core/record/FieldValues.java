package dev.sase.core.record;

import dev.sase.spi.Field;
import dev.sase.spi.RecordCollection;
import org.jspecify.annotations.Nullable;

/** Reads a field of a row: handle, scope, place or a declared field. */
@FunctionalInterface
interface FieldValues<R> {
    @Nullable
    Object get(LocatedRow<R> row);

    static <R> FieldValues<R> of(RecordCollection<R> collection, Field<R, ?> field) {
        if (field.isPlace()) {
            return LocatedRow::place;
        }
        if (field.name().equals(collection.handle().name())) {
            return row -> row.key().handle();
        }
        if (field.name().equals(collection.scope().name())) {
            return row -> row.row().scope();
        }
        for (int i = 0; i < collection.fields().size(); i++) {
            if (collection.fields().get(i).name().equals(field.name())) {
                int index = i;
                return row -> row.row().value(index);
            }
        }
        throw new IllegalArgumentException(
                "field '" + field.name() + "' is not declared by collection '" + collection.name() + "'");
    }
}
