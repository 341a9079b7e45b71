package dev.sase.surface.changespecs.query;

import dev.sase.spi.JsonWriter;
import java.util.Optional;

/**
 * A word of a query.
 *
 * @param kind what it is
 * @param value the text of a string or property, else the word as it was written; empty at the end of the query
 * @param caseSensitive whether a string is compared as it is
 * @param position where it begins, in bytes of UTF-8 from 0
 * @param key the key of a property
 */
public record QueryToken(Kind kind, String value, boolean caseSensitive, int position, Optional<QueryKey> key) {
    /** The kinds of words. */
    public enum Kind {
        /** A bare word or quoted text. */
        STRING("string"),
        /** A key with a value, or a shorthand for it. */
        PROPERTY("property"),
        /** Both sides. */
        AND("and"),
        /** Either side. */
        OR("or"),
        /** Not what follows. */
        NOT("not"),
        /** Has an error. */
        ERROR_SUFFIX("error_suffix"),
        /** Has no error. */
        NOT_ERROR_SUFFIX("not_error_suffix"),
        /** Has a running agent. */
        RUNNING_AGENT("running_agent"),
        /** Has no running agent. */
        NOT_RUNNING_AGENT("not_running_agent"),
        /** Has a running process. */
        RUNNING_PROCESS("running_process"),
        /** Has no running process. */
        NOT_RUNNING_PROCESS("not_running_process"),
        /** Has an error, a running agent or a running process. */
        ANY_SPECIAL("any_special"),
        /** An opening parenthesis. */
        LPAREN("lparen"),
        /** A closing parenthesis. */
        RPAREN("rparen"),
        /** The end of the query. */
        EOF("eof");

        private final String token;

        Kind(String token) {
            this.token = token;
        }

        /** The word of the JSON form. */
        public String token() {
            return token;
        }
    }

    static QueryToken symbol(Kind kind, String written, int position) {
        return new QueryToken(kind, written, false, position, Optional.empty());
    }

    static QueryToken string(String value, boolean caseSensitive, int position) {
        return new QueryToken(Kind.STRING, value, caseSensitive, position, Optional.empty());
    }

    static QueryToken property(QueryKey key, String value, int position) {
        return new QueryToken(Kind.PROPERTY, value, false, position, Optional.of(key));
    }

    /** How an error names the token. */
    String described() {
        return kind == Kind.EOF ? "Eof" : value;
    }

    /** Writes the token as a JSON object. */
    public void writeTo(JsonWriter json) {
        json.beginObject();
        json.name("kind").string(kind.token());
        json.name("value").string(value);
        json.name("case_sensitive").bool(caseSensitive);
        json.name("position").number(position);
        json.name("property_key").string(key.map(QueryKey::token).orElse(null));
        json.endObject();
    }
}
