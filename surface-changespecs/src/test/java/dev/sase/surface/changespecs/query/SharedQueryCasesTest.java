package dev.sase.surface.changespecs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The shared queries give the shared answers on the shared project file. */
class SharedQueryCasesTest {
    @Test
    void everyQueryGivesItsNamesInOrder() throws IOException {
        List<JsonNode> cases = SharedQueries.cases("query-cases.json");
        assertThat(cases).isNotEmpty();
        for (JsonNode query : cases) {
            String text =
                    Files.readString(SharedQueries.file(query.get("corpus").asString()));
            CorpusSurface corpus =
                    CorpusSurface.parsed(Map.of(query.get("parsed_as").asString(), text));
            assertThat(corpus.names(query.get("query").asString()))
                    .as(query.get("query").asString())
                    .containsExactlyElementsOf(query.get("expected")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
    }

    /** What is searched and what is not, on the same file. */
    @Test
    void everyPartOfARecordIsSearchedOrNot() throws IOException {
        String text = Files.readString(SharedQueries.file("myproj.sase"));
        CorpusSurface corpus = CorpusSurface.parsed(Map.of("tests/core_golden/myproj.sase", text));
        String second = "beta__260102_010101";
        Map<String, List<String>> expected = Map.ofEntries(
                Map.entry("c\"Sibling\"", List.of("beta")),
                Map.entry("\"PULL/1\"", List.of("alpha")),
                Map.entry("\"core_golden\"", List.of("alpha", "beta", second, "gamma")),
                Map.entry("+core_golden", List.of("alpha", "beta", second, "gamma")),
                Map.entry("+myproj", List.of()),
                Map.entry("\"BUG-100\"", List.of()),
                Map.entry("\"just lint\"", List.of("alpha")),
                Map.entry("PASSED or \"1m0s\" or \"WIP -> Submitted\" or \"src/alpha.py\"", List.of()),
                Map.entry("\"~/.sase/chats/alpha.md\"", List.of()),
                Map.entry("\"comments/alpha.json\"", List.of("alpha")),
                Map.entry("\"Unresolved\"", List.of("alpha")),
                Map.entry("c\"unresolved\"", List.of()),
                Map.entry("\"ace-260103_140000\"", List.of("gamma")),
                Map.entry("\"- (@\"", List.of("gamma")),
                Map.entry("\"\"", List.of("alpha", "beta", second, "gamma")),
                Map.entry("!!! %s", List.of("alpha")),
                Map.entry("!@ !$ %r", List.of(second)),
                Map.entry("status:wip", List.of("beta")),
                Map.entry("%W", List.of("beta")),
                Map.entry("&ALPHA", List.of("alpha")),
                Map.entry("name:bet", List.of()),
                Map.entry("~alpha", List.of("alpha")),
                Map.entry("~" + second, List.of(second)),
                Map.entry("ancestor:gamma", List.of("gamma")),
                Map.entry("alpha !beta", List.of("alpha")),
                Map.entry("!\"retry\" ^alpha", List.of("alpha", "beta")),
                Map.entry("retry OR running", List.of(second, "gamma")),
                Map.entry("a or b and c", List.of("alpha", "beta", second, "gamma")),
                Map.entry("(alpha beta) OR gamma", List.of("beta", second, "gamma")),
                Map.entry("not (status:ready or status:wip)", List.of("alpha", second)),
                Map.entry("!!\"feature\"", List.of("alpha", "beta", "gamma")));
        for (Map.Entry<String, List<String>> query : expected.entrySet()) {
            assertThat(corpus.names(query.getKey())).as(query.getKey()).containsExactlyElementsOf(query.getValue());
        }
    }
}
