package dev.sase.surface.changespecs.query;

import dev.sase.spi.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of a query. Groups stay as they were written: an AND inside an AND is a node of its own. Immutable. */
public sealed interface QueryExpression {
    /**
     * The searchable text contains a text.
     *
     * @param value the text; empty is contained in everything
     * @param caseSensitive whether letters are compared as they are
     */
    record Contains(String value, boolean caseSensitive) implements QueryExpression {}

    /**
     * Something is the matter with the record.
     *
     * @param marker what
     */
    record Marked(Marker marker) implements QueryExpression {}

    /**
     * A property has a value.
     *
     * @param key which property
     * @param value the value as it was written
     */
    record Property(QueryKey key, String value) implements QueryExpression {}

    /** The operand is false. */
    record Not(QueryExpression operand) implements QueryExpression {}

    /** Every operand is true; there are at least two. */
    record And(List<QueryExpression> operands) implements QueryExpression {
        public And {
            operands = List.copyOf(operands);
        }
    }

    /** Some operand is true; there are at least two. */
    record Or(List<QueryExpression> operands) implements QueryExpression {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /** What may be the matter with a record. */
    enum Marker {
        /** An error waits for somebody. */
        ERROR("!!!", " - (!: "),
        /** An agent works on it. */
        AGENT("@@@", "@@@ internal marker"),
        /** A process works on it. */
        PROCESS("$$$", "$$$ internal marker");

        private final String canonical;
        private final String value;

        Marker(String canonical, String value) {
            this.canonical = canonical;
            this.value = value;
        }

        /** The canonical text. */
        public String canonical() {
            return canonical;
        }

        /** The fixed value that the JSON form has. */
        public String value() {
            return value;
        }
    }

    /** The tree in its one spelling. Values of properties are not quoted, so that a value with blanks does not read back. */
    default String canonical() {
        StringBuilder text = new StringBuilder();
        CanonicalText.write(this, text);
        return text.toString();
    }

    /** Writes the tree as a JSON object. */
    default void writeTo(JsonWriter json) {
        json.beginObject();
        switch (this) {
            case Contains(var value, var caseSensitive) -> string(json, value, caseSensitive, null);
            case Marked(var marker) -> string(json, marker.value(), false, marker);
            case Property(var key, var value) -> {
                json.name("kind").string("property_match");
                json.name("key").string(key.token());
                json.name("value").string(value);
            }
            case Not(var operand) -> {
                json.name("kind").string("not");
                json.name("operand");
                operand.writeTo(json);
            }
            case And(var operands) -> operands(json, "and", operands);
            case Or(var operands) -> operands(json, "or", operands);
        }
        json.endObject();
    }

    private static void string(JsonWriter json, String value, boolean caseSensitive, @Nullable Marker marker) {
        json.name("kind").string("string_match");
        json.name("value").string(value);
        json.name("case_sensitive").bool(caseSensitive);
        json.name("is_error_suffix").bool(marker == Marker.ERROR);
        json.name("is_running_agent").bool(marker == Marker.AGENT);
        json.name("is_running_process").bool(marker == Marker.PROCESS);
    }

    private static void operands(JsonWriter json, String kind, List<QueryExpression> operands) {
        json.name("kind").string(kind);
        json.name("operands").beginArray();
        operands.forEach(operand -> operand.writeTo(json));
        json.endArray();
    }
}
