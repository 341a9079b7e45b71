package dev.sase.core.sql;

import dev.sase.spi.Predicate;
import dev.sase.spi.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides a predicate with {@code Contains} while rows stream by: every part without one is a column that SQL computes, every text is
 * read at most once a row and only when it decides. Confined to one thread.
 */
final class ScanPlan<R> {
    private final CollectionTables<R> tables;
    private final Conditions conditions;
    private final Map<String, Integer> textColumns = new LinkedHashMap<>();
    private final StringBuilder columns = new StringBuilder();
    private final Binds binds = new Binds();
    private final Node root;
    private int nextColumn;
    private @Nullable String[] texts = new String[0];

    /** Decides one row. */
    private interface Node {
        boolean test(ResultSet row) throws SQLException;
    }

    /**
     * Plans a scan.
     *
     * @param tables the collection; its rows have the alias {@code r}, its texts {@code x}
     * @param conditions writes the parts for SQL
     * @param predicate what to decide
     * @param firstColumn the number of the first column that the plan adds to the select list
     */
    ScanPlan(CollectionTables<R> tables, Conditions conditions, Predicate<R> predicate, int firstColumn) {
        this.tables = tables;
        this.conditions = conditions;
        this.nextColumn = firstColumn;
        this.root = compile(predicate);
        this.texts = new String[nextColumn];
    }

    /** What the select list needs, each column behind a comma. */
    String selectList() {
        return columns.toString();
    }

    /** The values bound in the select list. */
    Binds binds() {
        return binds;
    }

    boolean test(ResultSet row) throws SQLException {
        Arrays.fill(texts, null);
        return root.test(row);
    }

    private Node compile(Predicate<R> predicate) {
        if (!Conditions.readsText(predicate)) {
            columns.append(", CASE WHEN ");
            conditions.write(tables, "r", predicate, columns, binds);
            columns.append(" THEN 1 ELSE 0 END");
            int column = nextColumn++;
            return row -> row.getInt(column) == 1;
        }
        return switch (predicate) {
            case Predicate.Contains<R>(var text, var needle, var folded) -> {
                int column = column(text, folded);
                yield row -> text(row, column).contains(needle);
            }
            case Predicate.Not<R>(var part) -> {
                Node node = compile(part);
                yield row -> !node.test(row);
            }
            case Predicate.All<R>(var parts) -> {
                List<Node> nodes = compileAll(parts);
                yield row -> {
                    for (Node node : nodes) {
                        if (!node.test(row)) {
                            return false;
                        }
                    }
                    return true;
                };
            }
            case Predicate.Any<R>(var parts) -> {
                List<Node> nodes = compileAll(parts);
                yield row -> {
                    for (Node node : nodes) {
                        if (node.test(row)) {
                            return true;
                        }
                    }
                    return false;
                };
            }
            case Predicate.Is<R, ?> _, Predicate.In<R, ?> _, Predicate.Between<R, ?> _, Predicate.Linked<R, ?> _ ->
                throw new IllegalStateException("a part without text is SQL's");
        };
    }

    private List<Node> compileAll(List<Predicate<R>> parts) {
        List<Node> nodes = new ArrayList<>();
        // What SQL has decided costs nothing to look at, so it comes first.
        parts.stream().filter(part -> !Conditions.readsText(part)).forEach(part -> nodes.add(compile(part)));
        parts.stream().filter(Conditions::readsText).forEach(part -> nodes.add(compile(part)));
        return nodes;
    }

    private int column(Text<R> text, boolean folded) {
        return textColumns.computeIfAbsent(CollectionTables.column(text, folded), name -> {
            columns.append(", x.").append(name);
            return nextColumn++;
        });
    }

    private String text(ResultSet row, int column) throws SQLException {
        String text = texts[column];
        if (text == null) {
            text = String.valueOf(tables.dialect().text(row, column));
            texts[column] = text;
        }
        return text;
    }
}
