package dev.sase.surface.changespecs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.JsonWriter;
import dev.sase.surface.changespecs.query.QueryToken.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QueryTokenizerTest {
    private static List<QueryToken> tokens(String query) {
        return QueryTokenizer.tokenize(query, QueryLanguage.V2);
    }

    /** The kinds, without the end. */
    private static String kinds(String query) {
        List<QueryToken> tokens = tokens(query);
        assertThat(tokens.getLast().kind()).isEqualTo(Kind.EOF);
        return tokens.subList(0, tokens.size() - 1).stream()
                .map(token -> token.kind().token())
                .collect(Collectors.joining(" "));
    }

    @Test
    void everySpecialHasALongForm() {
        assertThat(kinds("!!! @@@ $$$")).isEqualTo("error_suffix running_agent running_process");
        assertThat(kinds("!!!a@@@b$$$c")).isEqualTo("error_suffix string running_agent string running_process string");
    }

    @Test
    void shortFormsStandAlone() {
        assertThat(kinds("! @ $ * !! !@ !$"))
                .isEqualTo("error_suffix running_agent running_process any_special"
                        + " not_error_suffix not_running_agent not_running_process");
        assertThat(kinds("!\t@\r\n$")).isEqualTo("error_suffix running_agent running_process");
    }

    @Test
    void exclamationMarkBeforeSomethingNegates() {
        assertThat(kinds("!a")).isEqualTo("not string");
        assertThat(kinds("!!a")).isEqualTo("not not string");
        assertThat(kinds("!!\"a\"")).isEqualTo("not not string");
        assertThat(kinds("!@@@")).isEqualTo("not running_agent");
        assertThat(kinds("!(")).isEqualTo("not lparen");
        assertThat(kinds("!!)")).isEqualTo("not not rparen");
        assertThat(kinds("!!!!")).isEqualTo("error_suffix error_suffix");
        assertThat(kinds("!!!! a")).isEqualTo("error_suffix error_suffix string");
    }

    @Test
    void closingParenthesisDoesNotMakeAShortFormStandAlone() {
        assertThat(kinds("(a OR @ )")).isEqualTo("lparen string or running_agent rparen");
        assertThat(kinds("(a OR @@@)")).isEqualTo("lparen string or running_agent rparen");
        assertThat(kinds("!)")).isEqualTo("not rparen");
        assertThatThrownBy(() -> tokens("(@)")).isInstanceOfSatisfying(QuerySyntaxException.class, refused -> {
            assertThat(refused.problem()).isEqualTo("Unexpected character: @");
            assertThat(refused.position()).isEqualTo(1);
        });
    }

    @Test
    void wordsOfAnyCaseConnect() {
        assertThat(kinds("and AND Or nOt")).isEqualTo("and and or not");
        assertThat(kinds("android order nothing")).isEqualTo("string string string");
        assertThat(tokens("And").getFirst().value()).isEqualTo("And");
    }

    @Test
    void stringsKeepEverythingThatTheirQuotesHold() {
        assertThat(tokens("\"a\\\\\\\"\\n\\r\\tb\"").getFirst().value()).isEqualTo("a\\\"\n\r\tb");
        assertThat(tokens("\"\u0000 \n caf\u00e9 \ud83d\ude00 (:\"").getFirst().value())
                .isEqualTo("\u0000 \n caf\u00e9 \ud83d\ude00 (:");
        assertThat(tokens("\"\"").getFirst().value()).isEmpty();
    }

    @Test
    void lowerCaseLetterCBeforeAQuoteMakesCaseCount() {
        assertThat(tokens("c\"Aa\"").getFirst()).isEqualTo(QueryToken.string("Aa", true, 0));
        assertThat(kinds("C\"Aa\"")).isEqualTo("string string");
        assertThat(kinds("c \"Aa\"")).isEqualTo("string string");
        assertThat(kinds("abc\"Aa\"")).isEqualTo("string string");
    }

    @Test
    void keysHaveAnyCaseAndShorthands() {
        assertThat(tokens("STATUS:wIp").getFirst()).isEqualTo(QueryToken.property(QueryKey.STATUS, "wIp", 0));
        assertThat(tokens("name:\"a b\"").getFirst()).isEqualTo(QueryToken.property(QueryKey.NAME, "a b", 0));
        assertThat(tokens("name:\"\"").getFirst()).isEqualTo(QueryToken.property(QueryKey.NAME, "", 0));
        assertThat(tokens("name:-1_").getFirst()).isEqualTo(QueryToken.property(QueryKey.NAME, "-1_", 0));
        assertThat(tokens("+a-1 ^_b ~c &d"))
                .startsWith(
                        QueryToken.property(QueryKey.PROJECT, "a-1", 0),
                        QueryToken.property(QueryKey.ANCESTOR, "_b", 5),
                        QueryToken.property(QueryKey.SIBLING, "c", 9),
                        QueryToken.property(QueryKey.NAME, "d", 12));
    }

    @Test
    void letterBehindAPercentSignIsAStatus() {
        assertThat(tokens("%d%M %r %S %w %Y").stream().map(QueryToken::value).filter(value -> !value.isEmpty()))
                .containsExactly("DRAFT", "MAILED", "REVERTED", "SUBMITTED", "WIP", "READY");
        assertThat(kinds("%dx")).isEqualTo("property string");
        assertThatThrownBy(() -> tokens("%\u0000")).hasMessageContaining("Invalid status shorthand");
        assertThatThrownBy(() -> tokens("%\u0012")).hasMessageContaining("Invalid status shorthand");
        assertThatThrownBy(() -> tokens("%\ud83d\ude00")).hasMessageContaining("Invalid status shorthand");
    }

    @Test
    void onlyTheLaterGenerationKnowsOrigin() {
        assertThat(QueryTokenizer.tokenize("origin:sase", QueryLanguage.V5).getFirst())
                .isEqualTo(QueryToken.property(QueryKey.ORIGIN, "sase", 0));
        assertThatThrownBy(() -> tokens("origin:sase"))
                .hasMessageContaining(
                        "Unknown property key: origin (valid keys: status, project, ancestor, name, sibling)");
        assertThatThrownBy(() -> QueryTokenizer.tokenize("origins:sase", QueryLanguage.V5))
                .hasMessageContaining("(valid keys: status, project, ancestor, name, sibling, origin)");
    }

    @Test
    void positionsCountBytes() {
        assertThat(tokens("\"\u00e9\ud83d\ude00\"  b").stream().map(QueryToken::position))
                .containsExactly(0, 10, 11);
    }

    @Test
    void tokensHaveAJsonForm() {
        assertThat(json("a")).isEqualTo("""
            {"kind":"string","value":"a","case_sensitive":false,"position":0,"property_key":null}\
            """);
        assertThat(json("c\"A\"")).isEqualTo("""
            {"kind":"string","value":"A","case_sensitive":true,"position":0,"property_key":null}\
            """);
        assertThat(json(" %w")).isEqualTo("""
            {"kind":"property","value":"WIP","case_sensitive":false,"position":1,"property_key":"status"}\
            """);
        assertThat(json("")).isEqualTo("""
            {"kind":"eof","value":"","case_sensitive":false,"position":0,"property_key":null}\
            """);
    }

    private static String json(String query) {
        JsonWriter json = new JsonWriter();
        tokens(query).getFirst().writeTo(json);
        return json.toRawJson().text();
    }
}
