package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    private static Yaml.Mapping mapping(String text) throws UnusableYamlException {
        return (Yaml.Mapping) YamlReader.read(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "word, TEXT, word",
                "'1', TEXT, 1",
                "yes, TEXT, yes",
                "True, FLAG, true",
                "0x1F, INTEGER, 31",
                "0o17, INTEGER, 15",
                "+7, INTEGER, 7",
                "-12, INTEGER, -12",
                "1.0, FRACTION, 1",
                "0.50, FRACTION, 0.5",
                "1e3, FRACTION, 1000",
                "-.inf, FRACTION, -inf",
                ".nan, FRACTION, NaN",
                "!!str 5, TEXT, 5",
                "~, NOTHING, ||"
            })
    void scalarsHaveOneFormForEachValue(String yaml, Yaml.Type type, String text) throws UnusableYamlException {
        assertThat(mapping("k: " + yaml).get("k")).contains(new Yaml.Scalar(type, text, 1));
    }

    @Test
    void aPairOfSurrogatesMayLieAnywhere() throws Exception {
        for (int length = 1_000; length < 1_060; length++) {
            String value = "x".repeat(length) + "\ud83d\ude00".repeat(40);

            assertThat(YamlReader.read("a: \"" + value + "\"\n")).isEqualTo(mapping("a: '" + value + "'\n"));
        }
    }

    @Test
    void aTextWithoutADocumentIsNothing() throws UnusableYamlException {
        assertThat(YamlReader.read("# only a comment\n")).isEqualTo(new Yaml.Scalar(Yaml.Type.NOTHING, "", 1));
    }

    @Test
    void ofARepeatedKeyTheLastCounts() throws UnusableYamlException {
        assertThat(mapping("a: one\na: two").get("a")).contains(new Yaml.Scalar(Yaml.Type.TEXT, "two", 2));
    }

    @Test
    void keysThatAreNoTextHaveNone() throws UnusableYamlException {
        assertThat(mapping("1: a\ntrue: b\n1.5: c\n[x]: d\n").entries().stream().map(Yaml.Entry::key))
                .extracting(key -> key.orElse("-"))
                .containsExactly("1", "true", "-", "-");
    }

    @Test
    void aliasesAreWrittenOut() throws UnusableYamlException {
        Yaml.Mapping document = mapping("a: &x {k: v}\nb: *x\n");
        assertThat(document.get("b")).isEqualTo(document.get("a"));
    }

    @Test
    void aKeySpansItsQuotesInUtf16Units() throws UnusableYamlException {
        Yaml.Mapping document = mapping("{😀: 1, \"two words\": 2}\n");
        assertThat(document.entries().getFirst().range()).isEqualTo(new TextRange(0, 1, 0, 3));
        assertThat(document.entries().getLast().range()).isEqualTo(new TextRange(0, 8, 0, 19));
    }

    @Test
    void anAliasInsideOfWhatItNamesIsRefused() {
        assertThatThrownBy(() -> YamlReader.read("a: 1\nb: &x [*x]\n"))
                .isInstanceOf(UnusableYamlException.class)
                .hasMessageContaining("'*x'")
                .extracting(e -> ((UnusableYamlException) e).line())
                .isEqualTo(2);
    }

    @Test
    void aSmallTextThatStandsForAnEnormousTreeIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append((alias + ", ").repeat(9))
                    .append(alias)
                    .append("]\n");
        }
        assertThatThrownBy(() -> YamlReader.read(bomb.toString()))
                .isInstanceOf(UnusableYamlException.class)
                .hasMessageContaining("more than " + YamlReader.MAX_VALUES + " values");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> YamlReader.read("[".repeat(50_000)))
                .isInstanceOf(UnusableYamlException.class)
                .hasMessageContaining("deeper than 100");
    }

    @Test
    void whatDoesNotParseSaysWhere() {
        assertThatThrownBy(() -> YamlReader.read("a: 1\nb: [\n"))
                .isInstanceOf(UnusableYamlException.class)
                .extracting(e -> ((UnusableYamlException) e).line())
                .isEqualTo(3);
        assertThatThrownBy(() -> YamlReader.read("a: 1\n---\nb: 2\n"))
                .isInstanceOf(UnusableYamlException.class)
                .hasMessageContaining("more than one document");
    }
}
