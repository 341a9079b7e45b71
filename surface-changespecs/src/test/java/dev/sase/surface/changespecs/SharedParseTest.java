package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The public parse cases and fixture files of both generations. */
class SharedParseTest {
    @TestFactory
    Stream<DynamicTest> casesGiveTheRecordsWithTheirKeysInOrder() {
        return SharedData.json("parse-cases.json")
                .valueStream()
                .map(parseCase -> DynamicTest.dynamicTest(parseCase.get("title").asString(), () -> check(parseCase)));
    }

    private static void check(JsonNode parseCase) {
        agree(
                Generation.V2,
                parseCase.get("path").asString(),
                parseCase.get("input").asString(),
                parseCase.get("expected"));
    }

    @Test
    void fixturesOfTheFirstGeneration() {
        agree(Generation.V2, "myproj.sase", SharedData.text("myproj.sase"), SharedData.json("myproj.expected.json"));
        agree(
                Generation.V2,
                "myproj-archive.sase",
                SharedData.text("myproj-archive.sase"),
                SharedData.json("myproj-archive.expected.json"));
    }

    @Test
    void fixturesOfTheSecondGeneration() {
        agree(Generation.V5, "myproj.sase", SharedData.text("myproj.sase"), SharedData.json("v5/myproj.expected.json"));
        agree(
                Generation.V5,
                "myproj-archive.sase",
                SharedData.text("v5/myproj-archive.sase"),
                SharedData.json("v5/myproj-archive.expected.json"));
    }

    @Test
    void theFirstGenerationLosesAStatusBehindTwoLinesOfBlanks() {
        assertThat(Parsed.specs(Generation.V2, "p.sase", SharedData.text("v5/myproj-archive.sase")))
                .extracting(ChangeSpec::name)
                .containsExactly("archived_one", "reverted_two");
    }

    private static void agree(Generation generation, String path, String input, JsonNode expected) {
        JsonNode found = SharedData.records(Parsed.specs(generation, path, input));
        assertThat(SharedData.compact(found)).isEqualTo(SharedData.compact(expected));
    }
}
