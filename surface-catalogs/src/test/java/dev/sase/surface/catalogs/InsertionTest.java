package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsertionTest {
    private static String prefix(String content) {
        return Insertion.prefix(DefinitionReader.plain("x", content));
    }

    @Test
    void severalSegmentsStandAlone() {
        assertThat(prefix("one\n --- \ntwo")).isEqualTo("#!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "a --- b", "```\n---\n```", "~~~ md\n```\n---\n~~~\nend", "```\n---"})
    void aRuleInsideOfAFenceSeparatesNothing(String content) {
        assertThat(prefix(content)).isEqualTo("#");
    }

    @Test
    void aNoteOfTheMemoryIsNeverSplit() {
        assertThat(Insertion.prefix(DefinitionReader.ofMemory("memory/x", "a\n---\nb", Optional.empty())))
                .isEqualTo("#");
    }
}
