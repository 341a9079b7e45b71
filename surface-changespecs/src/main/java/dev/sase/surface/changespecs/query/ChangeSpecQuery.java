package dev.sase.surface.changespecs.query;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Scopes;
import dev.sase.spi.Texts;
import dev.sase.surface.changespecs.ChangeSpec;

/** A query that has been read: its text and its tree. Immutable. */
public final class ChangeSpecQuery {
    private final String source;
    private final QueryExpression expression;

    private ChangeSpecQuery(String source, QueryExpression expression) {
        this.source = source;
        this.expression = expression;
    }

    /**
     * Reads a query of {@link QueryLanguage#V2}.
     *
     * @param source the text; lone surrogates count as U+FFFD
     * @return the query
     * @throws QuerySyntaxException if it cannot be read
     */
    public static ChangeSpecQuery compile(String source) {
        return compile(source, QueryLanguage.V2);
    }

    /**
     * Reads a query.
     *
     * @param source the text; lone surrogates count as U+FFFD
     * @param language the generation of the language
     * @return the query
     * @throws QuerySyntaxException if it cannot be read
     */
    public static ChangeSpecQuery compile(String source, QueryLanguage language) {
        String text = Texts.wellFormed(source);
        return new ChangeSpecQuery(text, QueryParser.parse(text, language));
    }

    /** The text. */
    public String source() {
        return source;
    }

    /** The tree. */
    public QueryExpression expression() {
        return expression;
    }

    /** The tree in its one spelling. */
    public String canonical() {
        return expression.canonical();
    }

    /** Writes source and tree as a JSON object. */
    public void writeTo(JsonWriter json) {
        json.beginObject();
        json.name("source").string(source);
        json.name("expr");
        expression.writeTo(json);
        json.endObject();
    }

    /**
     * The condition that a record matches and lies in one of the scopes, to be handed to the same reader. Only a query with
     * {@code ancestor} asks the reader for something: the names and parents of each scope.
     *
     * @param reader the reader of the read
     * @param scopes the projects in which records are looked for; parents are followed inside a project
     * @return the condition, within the limits of {@link Predicate} with some room for further ones
     * @throws dev.sase.spi.SaseException if ancestors come to more names than {@link QueryLimits#MAX_NAMES}
     */
    public Predicate<ChangeSpec> predicate(RecordReader reader, Scopes scopes) {
        return new QueryPredicates(new Ancestors(reader, scopes)).within(scopes, expression);
    }

    @Override
    public String toString() {
        return canonical();
    }
}
