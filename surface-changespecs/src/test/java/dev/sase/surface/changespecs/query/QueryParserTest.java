package dev.sase.surface.changespecs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryParserTest {
    private static String canonical(String query) {
        return ChangeSpecQuery.compile(query).canonical();
    }

    private static QuerySyntaxException refused(String query) {
        return catchThrowableOfType(QuerySyntaxException.class, () -> ChangeSpecQuery.compile(query));
    }

    private static String repeated(String text, int times) {
        return text.repeat(times);
    }

    @Test
    void notBindsTighterThanAndAndThatTighterThanOr() {
        assertThat(canonical("not a b or c")).isEqualTo("(NOT \"a\" AND \"b\") OR \"c\"");
        assertThat(canonical("a or b and c or d")).isEqualTo("\"a\" OR (\"b\" AND \"c\") OR \"d\"");
        assertThat(canonical("a b AND c d")).isEqualTo("\"a\" AND \"b\" AND \"c\" AND \"d\"");
    }

    @Test
    void groupsStayInTheTreeAndNotInTheText() {
        ChangeSpecQuery nested = ChangeSpecQuery.compile("a (b c)");
        assertThat(nested.canonical()).isEqualTo("\"a\" AND \"b\" AND \"c\"");
        assertThat(nested.expression())
                .isNotEqualTo(ChangeSpecQuery.compile("a b c").expression());
        assertThat(ChangeSpecQuery.compile("((a))").expression())
                .isEqualTo(ChangeSpecQuery.compile("a").expression());
        assertThat(canonical("not (a)")).isEqualTo("NOT \"a\"");
        assertThat(canonical("(a or b) or c")).isEqualTo("\"a\" OR \"b\" OR \"c\"");
    }

    @Test
    void negatedShorthandsAreNotsOfTheirPositiveForm() {
        assertThat(canonical("!! !@ !$")).isEqualTo("NOT !!! AND NOT @@@ AND NOT $$$");
        assertThat(canonical("not !!")).isEqualTo("NOT NOT !!!");
        assertThat(canonical("!*")).isEqualTo("NOT (!!! OR @@@ OR $$$)");
    }

    @Test
    void canonicalTextReadsBackToTheSameText() {
        for (String query : List.of(
                "a or not (b c\"D\" or %w) ^x",
                "* or !@", "\"q\\\"\\\\\\n\\r\\t\u00e9\ud83d\ude00\"", "not not (a b)")) {
            assertThat(canonical(canonical(query))).isEqualTo(canonical(query));
        }
    }

    @Test
    void sourceAndTreeHaveAJsonForm() {
        JsonWriter json = new JsonWriter();
        ChangeSpecQuery.compile(" &x").writeTo(json);
        assertThat(json.toRawJson().text()).isEqualTo("""
            {"source":" &x","expr":{"kind":"property_match","key":"name","value":"x"}}\
            """);
    }

    @Test
    void limitIsAnUnknownKey() {
        QuerySyntaxException refused = refused("a limit:5");
        assertThat(refused.kind()).isEqualTo(QuerySyntaxException.Kind.TOKENIZER);
        assertThat(refused.position()).isEqualTo(2);
        assertThat(refused.problem())
                .isEqualTo("Unknown property key: limit (valid keys: status, project, ancestor, name, sibling)");
    }

    @Test
    void wrongWordsAreFoundBeforeWrongOrder() {
        assertThat(refused("AND a @x").problem()).isEqualTo("Unexpected character: @");
    }

    @Test
    void nestingIsRefusedBeforeItCouldHurt() {
        int most = QueryLimits.MAX_DEPTH;
        assertThat(canonical(repeated("(", most) + "a" + repeated(")", most))).isEqualTo("\"a\"");
        for (String query : List.of(
                repeated("(", most + 1) + "a" + repeated(")", most + 1),
                repeated("(", 60_000),
                repeated("!(", 30_000),
                repeated("not ", 16_000) + "a")) {
            QuerySyntaxException refused = refused(query);
            assertThat(refused.kind()).isEqualTo(QuerySyntaxException.Kind.LIMIT);
            assertThat(refused.problem()).isEqualTo("Nested too deep, at most 90 levels");
        }
        assertThat(refused(repeated("(", most + 1)).position()).isEqualTo(most);
    }

    @Test
    void hundredThousandParenthesesAreAnErrorAndNotAFullStack() {
        QuerySyntaxException refused = refused(repeated("(", 100_000));
        assertThat(refused.kind()).isEqualTo(QuerySyntaxException.Kind.LIMIT);
        assertThat(refused.problem()).isEqualTo("Query too long: 100000 bytes, at most 65536");
    }

    @Test
    void treeIsNoDeeperThanTheLimitWhateverMakesItDeep() {
        assertThat(refused(repeated("(a ", 45) + "b" + repeated(" or c)", 45)).problem())
                .startsWith("Nested too deep");
        assertThat(canonical(repeated("(a ", 44) + "b" + repeated(" or c)", 44)))
                .endsWith("OR \"c\"");
        assertThat(refused(repeated("not ", 90) + "a").problem()).startsWith("Nested too deep");
        assertThat(canonical(repeated("not ", 89) + "a")).startsWith("NOT NOT ");
    }

    @Test
    void termsAreCounted() {
        int most = QueryLimits.MAX_TERMS;
        assertThat(canonical(repeated("a ", most))).startsWith("\"a\" AND \"a\"");
        assertThat(refused(repeated("a ", most + 1)).problem()).isEqualTo("Too many terms, at most 400");
        assertThat(refused(repeated("a ", most + 1)).position()).isEqualTo(2 * most);
        assertThat(refused(repeated("* ", most / 3 + 1)).kind()).isEqualTo(QuerySyntaxException.Kind.LIMIT);
        assertThat(refused(repeated("^a ", most / 2 + 1)).kind()).isEqualTo(QuerySyntaxException.Kind.LIMIT);
    }

    @Test
    void longQueriesAreRefusedAndLongTextsUpToThereAreNot() {
        String longest = "\"" + repeated("x", QueryLimits.MAX_BYTES - 2) + "\"";
        assertThat(canonical(longest)).hasSize(QueryLimits.MAX_BYTES);
        QuerySyntaxException refused = refused(longest + " ");
        assertThat(refused.kind()).isEqualTo(QuerySyntaxException.Kind.LIMIT);
        assertThat(refused.getMessage()).hasSizeLessThan(400);
    }

    @Test
    void loneSurrogatesCountAsReplacementCharacters() {
        assertThat(canonical("\"a\ud800b\"")).isEqualTo("\"a\ufffdb\"");
        assertThat(ChangeSpecQuery.compile("\"\udc00\"").source()).isEqualTo("\"\ufffd\"");
        assertThat(refused("\"\ud800\" @x").position()).isEqualTo(6);
        assertThat(refused("\ud800").problem()).isEqualTo("Unexpected character: \u00ef");
    }

    @Test
    void nulIsAnUnexpectedCharacterOutsideOfQuotes() {
        QuerySyntaxException refused = refused("a\u0000");
        assertThat(refused.problem()).isEqualTo("Unexpected character: \u0000");
        assertThat(refused.getMessage()).doesNotContain("\u0000").contains("a\u27e8\ufffd\u27e9");
        assertThat(canonical("\"a\u0000\"")).isEqualTo("\"a\u0000\"");
    }

    @Test
    void messageIsOneLineThatMarksThePlaceAndSaysWhatToDo() {
        assertThat(refused("alpha wrong:value beta"))
                .hasMessage("the query cannot be read at byte 6: Unknown property key: wrong (valid keys: status,"
                        + " project, ancestor, name, sibling), at the mark in alpha \u27e8wrong\u27e9:value beta;"
                        + " use one of these keys, or quote it when it is text to search for");
        assertThat(refused("a AND"))
                .hasMessage("the query cannot be read at byte 5: Expected string or '(', got Eof,"
                        + " at the mark in a AND\u27e8\u27e9; write text, a property or a group there; a word like AND"
                        + " is quoted when it is text to search for");
        assertThat(refused("\"two\nlines\u2028\" " + repeated("long ", 40) + "foo.bar " + repeated("tail ", 40)))
                .hasMessageContaining(
                        "...g long long long long long long long foo\u27e8.\u27e9bar tail tail tail t...;")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n", "\u2028");
        assertThat(refused("caf\u00e9").code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    }
}
