package dev.sase.core.sql;

import dev.sase.spi.Field;
import dev.sase.spi.Kind;
import dev.sase.spi.Link;
import dev.sase.spi.Ordering;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Tally;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables that a collection's declaration becomes. Fields lie in a narrow row table, JSON and search text in side tables, so that
 * walking an index never reads them. Immutable.
 *
 * @param dialect the engine
 * @param collection the declaration
 * @param prefix the first part of all names: surface and collection
 * @param <R> the record type
 */
public record CollectionTables<R>(Dialect dialect, RecordCollection<R> collection, String prefix) {
    /** The tables of a collection of a surface, in one of the slots between which a rebuild changes. */
    public static <R> CollectionTables<R> of(
            Dialect dialect, String surfaceId, int slot, RecordCollection<R> collection) {
        return new CollectionTables<>(dialect, collection, SurfaceTables.prefix(surfaceId, slot) + collection.name());
    }

    /** The table of keys and fields. */
    public String rows() {
        return prefix + "__row";
    }

    /** The table of stored JSON. */
    public String bodies() {
        return prefix + "__body";
    }

    /** The table of search documents. */
    public String texts() {
        return prefix + "__text";
    }

    /** The table of a link's keys. */
    public String links(Link<R, ?> link) {
        return prefix + "__link_" + link.name();
    }

    /** The index of an ordering. */
    public String index(Ordering<R> ordering) {
        return prefix + "__by_" + ordering.name();
    }

    /** The index of an ordering over all scopes; only there when the ordering says so. */
    String acrossScopes(Ordering<R> ordering) {
        return index(ordering) + "__all";
    }

    /** The index of a tally. */
    public String index(Tally<R> tally) {
        return prefix + "__tally_" + tally.name();
    }

    /** The column of a field in the row table. */
    public String column(Field<R, ?> field) {
        if (field.isPlace()) {
            return "place";
        }
        if (field.name().equals(collection.handle().name())) {
            return "handle";
        }
        if (field.name().equals(collection.scope().name())) {
            return "scope";
        }
        return "f_" + field.name();
    }

    /** The column of a view in the body table. */
    public static String column(View<?> view) {
        return view.isRecord() ? "record" : "v_" + view.name();
    }

    /** The views that have a column of their own. */
    public List<View<R>> ownViews() {
        return collection.views().stream().filter(view -> !view.isRecord()).toList();
    }

    /** The column of a search document. */
    public static String column(Text<?> text, boolean folded) {
        return (folded ? "folded_" : "exact_") + text.name();
    }

    /** All tables. */
    public List<String> tables() {
        List<String> tables = new ArrayList<>(List.of(rows(), bodies()));
        if (!collection.texts().isEmpty()) {
            tables.add(texts());
        }
        collection.links().forEach(link -> tables.add(links(link)));
        return tables;
    }

    /** The statements that create the tables, without their indexes. */
    public List<String> createTables() {
        List<String> statements = new ArrayList<>();
        StringBuilder rows = new StringBuilder("CREATE TABLE " + rows() + " (id ")
                .append(dialect.idType())
                .append(" PRIMARY KEY, unit BIGINT NOT NULL, handle " + dialect.textType()
                        + " NOT NULL, occurrence INTEGER NOT NULL,")
                .append(" place BIGINT NOT NULL, scope " + dialect.textType() + " NOT NULL, seq BIGINT NOT NULL,")
                .append(" hash " + dialect.bytesType() + " NOT NULL, part BIGINT NOT NULL");
        for (Field<R, ?> field : collection.fields()) {
            rows.append(", ")
                    .append(column(field))
                    .append(' ')
                    .append(type(field))
                    .append(field.nullable() ? "" : " NOT NULL");
        }
        statements.add(rows.append(')').toString());
        StringBuilder bodies =
                new StringBuilder("CREATE TABLE " + bodies() + " (id " + dialect.idType() + " PRIMARY KEY");
        for (View<R> view : ownViews()) {
            bodies.append(", ")
                    .append(column(view))
                    .append(' ')
                    .append(dialect.bytesType())
                    .append(" NOT NULL");
        }
        statements.add(
                bodies.append(", record " + dialect.bytesType() + " NOT NULL)").toString());
        if (!collection.texts().isEmpty()) {
            StringBuilder texts =
                    new StringBuilder("CREATE TABLE " + texts() + " (id " + dialect.idType() + " PRIMARY KEY");
            for (Text<R> text : collection.texts()) {
                texts.append(", ")
                        .append(column(text, true))
                        .append(' ')
                        .append(dialect.textType())
                        .append(" NOT NULL");
                if (text.exact()) {
                    texts.append(", ")
                            .append(column(text, false))
                            .append(' ')
                            .append(dialect.textType())
                            .append(" NOT NULL");
                }
            }
            statements.add(texts.append(')').toString());
        }
        for (Link<R, ?> link : collection.links()) {
            statements.add("CREATE TABLE " + links(link) + " (id BIGINT NOT NULL, target " + dialect.textType()
                    + " NOT NULL, PRIMARY KEY (id, target))" + dialect.keyOnly());
        }
        return statements;
    }

    private String createIndex(Ordering<R> ordering, String name, Set<String> leading) {
        Set<String> columns = new LinkedHashSet<>(leading);
        ordering.keys().forEach(key -> columns.add(column(key.field()) + (key.descending() ? " DESC" : "")));
        columns.addAll(List.of("handle", "occurrence", "unit"));
        collection.fields().forEach(field -> {
            if (!columns.contains(column(field) + " DESC")) {
                columns.add(column(field));
            }
        });
        columns.add("scope");
        return "CREATE INDEX " + name + " ON " + rows() + " (" + String.join(", ", columns) + ")";
    }

    /** The names and columns of the indexes, as {@code CREATE INDEX} statements. */
    public List<String> createIndexes() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE UNIQUE INDEX " + prefix + "__unit ON " + rows() + " (unit, handle, occurrence)");
        statements.add("CREATE INDEX " + prefix + "__handle ON " + rows() + " (handle, occurrence, unit, scope)");
        for (Ordering<R> ordering : collection.orderings()) {
            statements.add(createIndex(ordering, index(ordering), Set.of("scope")));
            if (ordering.acrossScopes()) {
                statements.add(createIndex(ordering, acrossScopes(ordering), Set.of()));
            }
        }
        for (Tally<R> tally : collection.tallies()) {
            Set<String> columns = new LinkedHashSet<>();
            columns.add("scope");
            tally.fields().forEach(field -> columns.add(column(field)));
            if (tally.ordered()) {
                collection.orderings().getFirst().keys().forEach(key -> columns.add(column(key.field())));
            }
            columns.addAll(List.of("handle", "occurrence", "unit"));
            statements.add("CREATE INDEX " + index(tally) + " ON " + rows() + " (" + String.join(", ", columns) + ")");
        }
        for (Link<R, ?> link : collection.links()) {
            statements.add("CREATE INDEX " + links(link) + "_target ON " + links(link) + " (target, id)");
        }
        return statements;
    }

    private String type(Field<R, ?> field) {
        return switch (field.kind()) {
            case Kind.Text _ -> dialect.textType();
            case Kind.Whole _ -> "BIGINT";
            case Kind.Flag _ -> "INTEGER";
        };
    }
}
