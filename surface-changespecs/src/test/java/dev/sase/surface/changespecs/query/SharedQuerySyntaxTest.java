package dev.sase.surface.changespecs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.spi.JsonWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The shared cases that need no records. */
class SharedQuerySyntaxTest {
    @Test
    void everyErrorHasItsKindTextAndPosition() {
        List<JsonNode> cases = SharedQueries.cases("query-error-cases.json");
        assertThat(cases).isNotEmpty().allSatisfy(wrong -> {
            String query = wrong.get("query").asString();
            QuerySyntaxException refused =
                    catchThrowableOfType(QuerySyntaxException.class, () -> ChangeSpecQuery.compile(query));
            assertThat(refused).as(query).isNotNull();
            assertThat(List.of(refused.kind().token(), refused.problem(), refused.position()))
                    .as(query)
                    .containsExactly(
                            wrong.get("kind").asString(),
                            wrong.get("message").asString(),
                            wrong.get("position").asInt());
        });
    }

    @Test
    void everyQueryHasItsCanonicalText() {
        assertThat(SharedQueries.cases("query-canonical-cases.json"))
                .isNotEmpty()
                .allSatisfy(good -> assertThat(
                                ChangeSpecQuery.compile(good.get("query").asString())
                                        .canonical())
                        .isEqualTo(good.get("canonical").asString()));
    }

    @Test
    void everyQueryHasItsTree() {
        assertThat(SharedQueries.cases("query-canonical-cases.json"))
                .isNotEmpty()
                .allSatisfy(good -> {
                    JsonWriter json = new JsonWriter();
                    ChangeSpecQuery.compile(good.get("query").asString())
                            .expression()
                            .writeTo(json);
                    assertThat(json.toRawJson().text())
                            .isEqualTo(good.get("ast").toString());
                });
    }
}
