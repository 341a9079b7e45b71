package dev.sase.surface.changespecs.query;

import dev.sase.surface.changespecs.query.QueryExpression.And;
import dev.sase.surface.changespecs.query.QueryExpression.Contains;
import dev.sase.surface.changespecs.query.QueryExpression.Marked;
import dev.sase.surface.changespecs.query.QueryExpression.Not;
import dev.sase.surface.changespecs.query.QueryExpression.Or;
import dev.sase.surface.changespecs.query.QueryExpression.Property;
import java.util.List;

/** Writes a tree in its one spelling. */
final class CanonicalText {
    private CanonicalText() {}

    static void write(QueryExpression expression, StringBuilder text) {
        switch (expression) {
            case Contains(var value, var caseSensitive) -> quoted(value, caseSensitive, text);
            case Marked(var marker) -> text.append(marker.canonical());
            case Property(var key, var value) ->
                text.append(key.token()).append(':').append(value);
            case Not(var operand) -> {
                text.append("NOT ");
                inGroup(operand, operand instanceof And || operand instanceof Or, text);
            }
            case And(var operands) -> joined(operands, " AND ", Or.class, text);
            case Or(var operands) -> joined(operands, " OR ", And.class, text);
        }
    }

    private static void joined(
            List<QueryExpression> operands, String word, Class<? extends QueryExpression> other, StringBuilder text) {
        for (int i = 0; i < operands.size(); i++) {
            if (i > 0) {
                text.append(word);
            }
            inGroup(operands.get(i), other.isInstance(operands.get(i)), text);
        }
    }

    private static void inGroup(QueryExpression expression, boolean grouped, StringBuilder text) {
        text.append(grouped ? "(" : "");
        write(expression, text);
        text.append(grouped ? ")" : "");
    }

    private static void quoted(String value, boolean caseSensitive, StringBuilder text) {
        text.append(caseSensitive ? "c\"" : "\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
        text.append('"');
    }
}
