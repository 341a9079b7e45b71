package dev.sase.surface.changespecs.query;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;

/**
 * A query that cannot be read. Its message is for people: what is wrong, where, the query with the place marked, and what to do; the
 * parts are for programs.
 */
public final class QuerySyntaxException extends SaseException {
    private static final long serialVersionUID = 1L;

    /** Who refused the query. */
    public enum Kind {
        /** A character or word is wrong. */
        TOKENIZER("tokenizer"),
        /** The words do not make an expression. */
        PARSER("parser"),
        /** The query is larger than {@link QueryLimits} allow. */
        LIMIT("limit");

        private final String token;

        Kind(String token) {
            this.token = token;
        }

        /** The stable word. */
        public String token() {
            return token;
        }
    }

    private final Kind kind;
    private final String problem;
    private final int position;

    QuerySyntaxException(Kind kind, String problem, int position, String source, String next) {
        super(ErrorCode.INVALID_REQUEST, QueryExcerpt.explain(source, position, problem, next));
        this.kind = kind;
        this.problem = problem;
        this.position = position;
    }

    /** Who refused the query. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong, in a fixed form. */
    public String problem() {
        return problem;
    }

    /** Where it is, in bytes of UTF-8 from the start of the query. */
    public int position() {
        return position;
    }
}
