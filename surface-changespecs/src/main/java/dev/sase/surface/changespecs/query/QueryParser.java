package dev.sase.surface.changespecs.query;

import dev.sase.surface.changespecs.query.QueryExpression.Marked;
import dev.sase.surface.changespecs.query.QueryExpression.Marker;
import dev.sase.surface.changespecs.query.QuerySyntaxException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes a tree of tokens by recursive descent. It counts how deep it is and refuses before the stack could be in danger. Confined to
 * one thread.
 */
final class QueryParser {
    private static final String OPERAND_WANTED =
            "write text, a property or a group there; a word like AND is quoted when it is text to search for";

    private final String source;
    private final List<QueryToken> tokens;
    private int next;
    private int open;
    private int terms;

    /** A tree with the number of its levels. */
    private record Grown(QueryExpression expression, int levels) {}

    private QueryParser(String source, List<QueryToken> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    static QueryExpression parse(String source, QueryLanguage language) {
        return new QueryParser(source, QueryTokenizer.tokenize(source, language)).query();
    }

    private QueryExpression query() {
        if (peek().kind() == QueryToken.Kind.EOF) {
            throw new QuerySyntaxException(
                    Kind.PARSER, "Empty query", 0, source, "write what to look for; \"\" matches everything");
        }
        QueryExpression expression = or().expression();
        if (peek().kind() != QueryToken.Kind.EOF) {
            throw new QuerySyntaxException(
                    Kind.PARSER,
                    "Unexpected token: " + peek().described(),
                    peek().position(),
                    source,
                    "remove it, or open a parenthesis before");
        }
        return expression;
    }

    private Grown or() {
        return chain(this::and, () -> take(QueryToken.Kind.OR), QueryExpression.Or::new);
    }

    private Grown and() {
        return chain(
                this::unary, () -> take(QueryToken.Kind.AND) || startsOperand(peek().kind()), QueryExpression.And::new);
    }

    private Grown chain(
            Supplier<Grown> operand, Supplier<Boolean> goesOn, Function<List<QueryExpression>, QueryExpression> node) {
        int position = peek().position();
        Grown first = operand.get();
        if (!goesOn.get()) {
            return first;
        }
        List<QueryExpression> operands = new ArrayList<>();
        operands.add(first.expression());
        int levels = first.levels();
        do {
            Grown another = operand.get();
            operands.add(another.expression());
            levels = Math.max(levels, another.levels());
        } while (goesOn.get());
        return grown(node.apply(operands), levels + 1, position);
    }

    private Grown unary() {
        int position = peek().position();
        int nots = 0;
        while (take(QueryToken.Kind.NOT)) {
            nots++;
            deeper(position);
        }
        Grown operand = primary();
        for (int i = 0; i < nots; i++) {
            operand = grown(new QueryExpression.Not(operand.expression()), operand.levels() + 1, position);
        }
        open -= nots;
        return operand;
    }

    private Grown primary() {
        QueryToken token = tokens.get(next++);
        int position = token.position();
        return switch (token.kind()) {
            case STRING -> leaf(new QueryExpression.Contains(token.value(), token.caseSensitive()), 1, position);
            case PROPERTY -> {
                QueryKey key = token.key().orElseThrow();
                int weight = key == QueryKey.ANCESTOR ? 2 : 1;
                yield leaf(new QueryExpression.Property(key, token.value()), weight, position);
            }
            case ERROR_SUFFIX -> leaf(new Marked(Marker.ERROR), 1, position);
            case RUNNING_AGENT -> leaf(new Marked(Marker.AGENT), 1, position);
            case RUNNING_PROCESS -> leaf(new Marked(Marker.PROCESS), 1, position);
            case NOT_ERROR_SUFFIX -> not(Marker.ERROR, position);
            case NOT_RUNNING_AGENT -> not(Marker.AGENT, position);
            case NOT_RUNNING_PROCESS -> not(Marker.PROCESS, position);
            case ANY_SPECIAL -> {
                List<QueryExpression> markers =
                        List.of(new Marked(Marker.ERROR), new Marked(Marker.AGENT), new Marked(Marker.PROCESS));
                yield grown(leaf(new QueryExpression.Or(markers), 3, position).expression(), 2, position);
            }
            case LPAREN -> group(position);
            case AND, OR, NOT, RPAREN, EOF ->
                throw new QuerySyntaxException(
                        Kind.PARSER,
                        "Expected string or '(', got " + token.described(),
                        position,
                        source,
                        OPERAND_WANTED);
        };
    }

    private Grown group(int position) {
        deeper(position);
        Grown inner = or();
        if (!take(QueryToken.Kind.RPAREN)) {
            throw new QuerySyntaxException(
                    Kind.PARSER,
                    "Expected Rparen, got " + peek().described(),
                    peek().position(),
                    source,
                    "close the parenthesis that begins at byte " + position);
        }
        open--;
        return inner;
    }

    private Grown not(Marker marker, int position) {
        Grown marked = leaf(new Marked(marker), 1, position);
        return grown(new QueryExpression.Not(marked.expression()), 2, position);
    }

    private Grown leaf(QueryExpression expression, int weight, int position) {
        terms += weight;
        if (terms > QueryLimits.MAX_TERMS) {
            throw new QuerySyntaxException(
                    Kind.LIMIT,
                    "Too many terms, at most " + QueryLimits.MAX_TERMS,
                    position,
                    source,
                    "ask for less at once; * counts as three terms and ancestor as two");
        }
        return new Grown(expression, 1);
    }

    private Grown grown(QueryExpression expression, int levels, int position) {
        if (levels > QueryLimits.MAX_DEPTH) {
            throw tooDeep(position);
        }
        return new Grown(expression, levels);
    }

    private void deeper(int position) {
        if (++open > QueryLimits.MAX_DEPTH) {
            throw tooDeep(position);
        }
    }

    private QuerySyntaxException tooDeep(int position) {
        return new QuerySyntaxException(
                Kind.LIMIT,
                "Nested too deep, at most " + QueryLimits.MAX_DEPTH + " levels",
                position,
                source,
                "leave out parentheses and NOTs that change nothing");
    }

    private QueryToken peek() {
        return tokens.get(next);
    }

    private boolean take(QueryToken.Kind kind) {
        if (peek().kind() == kind) {
            next++;
            return true;
        }
        return false;
    }

    private static boolean startsOperand(QueryToken.Kind kind) {
        return kind != QueryToken.Kind.AND
                && kind != QueryToken.Kind.OR
                && kind != QueryToken.Kind.RPAREN
                && kind != QueryToken.Kind.EOF;
    }
}
