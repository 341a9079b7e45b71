package dev.sase.core.sql;

import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.Predicate;
import java.util.List;

/**
 * Writes predicates that hold no {@code Contains} as SQL conditions that are never unknown. A linked condition that does hold one is
 * first resolved to the ids of its records. Confined to one thread.
 */
final class Conditions {
    private final SurfaceTables tables;
    private final IdResolver resolver;
    private int aliases;

    /** Finds the ids of the records that a predicate with {@code Contains} matches. */
    @FunctionalInterface
    interface IdResolver {
        <S> long[] ids(CollectionTables<S> target, Predicate<S> predicate);
    }

    Conditions(SurfaceTables tables, IdResolver resolver) {
        this.tables = tables;
        this.resolver = resolver;
    }

    /** Whether a predicate looks at a text of its own record. */
    static boolean readsText(Predicate<?> predicate) {
        return switch (predicate) {
            case Predicate.Contains<?> _ -> true;
            case Predicate.Is<?, ?> _, Predicate.In<?, ?> _, Predicate.Between<?, ?> _, Predicate.Linked<?, ?> _ ->
                false;
            case Predicate.Not<?>(var part) -> readsText(part);
            case Predicate.All<?>(var parts) -> parts.stream().anyMatch(Conditions::readsText);
            case Predicate.Any<?>(var parts) -> parts.stream().anyMatch(Conditions::readsText);
        };
    }

    <R> void write(CollectionTables<R> of, String alias, Predicate<R> predicate, StringBuilder sql, Binds binds) {
        switch (predicate) {
            case Predicate.Is<R, ?>(var field, var value) -> {
                String column = alias + "." + of.column(field);
                if (field.nullable()) {
                    sql.append(column)
                            .append(' ')
                            .append(tables.dialect().same())
                            .append(" ?");
                    binds.add(value);
                } else if (value == null) {
                    sql.append("1 = 0");
                } else {
                    sql.append(column).append(" = ?");
                    binds.add(value);
                }
            }
            case Predicate.In<R, ?>(var field, var values) -> {
                if (values.isEmpty()) {
                    sql.append("1 = 0");
                } else {
                    present(field, alias + "." + of.column(field), sql);
                    sql.append(alias).append('.').append(of.column(field)).append(" IN (");
                    sql.append("?, ".repeat(values.size() - 1)).append("?))");
                    values.forEach(binds::add);
                }
            }
            case Predicate.Between<R, ?>(var field, var from, var below) -> {
                String column = alias + "." + of.column(field);
                present(field, column, sql);
                sql.append("1 = 1");
                if (from != null) {
                    sql.append(" AND ").append(column).append(" >= ?");
                    binds.add(from);
                }
                if (below != null) {
                    sql.append(" AND ").append(column).append(" < ?");
                    binds.add(below);
                }
                sql.append(')');
            }
            case Predicate.Contains<R> contains ->
                throw new IllegalStateException(
                        "text '" + contains.text().name() + "' is decided in Java, never in SQL");
            case Predicate.Linked<R, ?> linked -> linked(of, alias, linked, sql, binds);
            case Predicate.Not<R>(var part) -> {
                sql.append("NOT (");
                write(of, alias, part, sql, binds);
                sql.append(')');
            }
            case Predicate.All<R>(var parts) -> join(of, alias, parts, " AND ", "1 = 1", sql, binds);
            case Predicate.Any<R>(var parts) -> join(of, alias, parts, " OR ", "1 = 0", sql, binds);
        }
    }

    /**
     * Writes the condition that a record links to one that matches, from the linked side: for few linked records it costs less than
     * asking every record.
     */
    <R, S> void writeFromTarget(
            CollectionTables<R> of,
            String alias,
            String scope,
            Predicate.Linked<R, S> linked,
            StringBuilder sql,
            Binds binds) {
        CollectionTables<S> target = tables.of(linked.link().target());
        String row = "t" + ++aliases;
        String link = "l" + aliases;
        sql.append(alias)
                .append(".id IN (SELECT ")
                .append(link)
                .append(".id FROM ")
                .append(target.rows())
                .append(' ')
                .append(row);
        sql.append(" JOIN ").append(of.links(linked.link())).append(' ').append(link);
        sql.append(" ON ")
                .append(link)
                .append(".target = ")
                .append(row)
                .append(".handle WHERE ")
                .append(row)
                .append(".scope = ? AND ");
        binds.add(linked.link().scope(scope));
        write(target, row, linked.target(), sql, binds);
        sql.append(')');
    }

    private <R> void join(
            CollectionTables<R> of,
            String alias,
            List<Predicate<R>> parts,
            String word,
            String none,
            StringBuilder sql,
            Binds binds) {
        if (parts.isEmpty()) {
            sql.append(none);
            return;
        }
        String separator = "(";
        for (Predicate<R> part : parts) {
            sql.append(separator);
            write(of, alias, part, sql, binds);
            separator = word;
        }
        sql.append(')');
    }

    private <R, S> void linked(
            CollectionTables<R> of, String alias, Predicate.Linked<R, S> linked, StringBuilder sql, Binds binds) {
        Link<R, S> link = linked.link();
        CollectionTables<S> target = tables.of(link.target());
        String row = "t" + ++aliases;
        String key = "l" + aliases;
        if (tables.dialect().correlatesWell()) {
            sql.append("EXISTS (SELECT 1 FROM ")
                    .append(of.links(link))
                    .append(' ')
                    .append(key);
            sql.append(" CROSS JOIN ").append(target.rows()).append(' ').append(row);
            // The plus keeps the planner from walking the linked scope instead of looking up the handle.
            sql.append(" ON ").append(row).append(".handle = ").append(key).append(".target AND +");
            scope(link, row, alias, sql, binds);
            sql.append(" WHERE ").append(key).append(".id = ").append(alias).append(".id AND ");
        } else {
            String source = "s" + aliases;
            sql.append(alias)
                    .append(".id IN (SELECT ")
                    .append(key)
                    .append(".id FROM ")
                    .append(target.rows())
                    .append(' ')
                    .append(row);
            sql.append(" JOIN ").append(of.links(link)).append(' ').append(key);
            sql.append(" ON ").append(key).append(".target = ").append(row).append(".handle JOIN ");
            sql.append(of.rows())
                    .append(' ')
                    .append(source)
                    .append(" ON ")
                    .append(source)
                    .append(".id = ")
                    .append(key)
                    .append(".id AND ");
            scope(link, row, source, sql, binds);
            sql.append(" WHERE ");
        }
        if (resolvedFirst(linked.target())) {
            sql.append(tables.dialect().inIds(row + ".id"));
            binds.add(resolver.ids(target, linked.target()));
        } else {
            write(target, row, linked.target(), sql, binds);
        }
        sql.append(')');
    }

    private static void scope(Link<?, ?> link, String target, String own, StringBuilder sql, Binds binds) {
        sql.append(target).append(".scope = ");
        link.fixedScope()
                .ifPresentOrElse(
                        fixed -> {
                            sql.append('?');
                            binds.add(fixed);
                        },
                        () -> sql.append(own).append(".scope"));
    }

    /** Whether SQL cannot decide a linked record's predicate, or only with a statement nested too deep for an engine. */
    private static boolean resolvedFirst(Predicate<?> predicate) {
        return switch (predicate) {
            case Predicate.Contains<?> _, Predicate.Linked<?, ?> _ -> true;
            case Predicate.Is<?, ?> _, Predicate.In<?, ?> _, Predicate.Between<?, ?> _ -> false;
            case Predicate.Not<?>(var part) -> resolvedFirst(part);
            case Predicate.All<?>(var parts) -> parts.stream().anyMatch(Conditions::resolvedFirst);
            case Predicate.Any<?>(var parts) -> parts.stream().anyMatch(Conditions::resolvedFirst);
        };
    }

    private static void present(Field<?, ?> field, String column, StringBuilder sql) {
        sql.append('(');
        if (field.nullable()) {
            sql.append(column).append(" IS NOT NULL AND ");
        }
    }
}
