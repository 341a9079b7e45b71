package dev.sase.surface.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoercionTest {
    @Test
    void aTextIsATextAndNothingElse() {
        assertThat(of(Coercion.TEXT, "\"as it is \"")).isEqualTo("as it is ");
        assertThat(of(Coercion.TEXT, "\"\"")).isEqualTo("");
        assertThat(of(Coercion.TEXT, "\"half \\ud83d\"")).isEqualTo("half \ufffd");
        assertThat(absent(Coercion.TEXT, "1", "true", "null", "[]", "{}")).isTrue();
    }

    @Test
    void anIntegerMayBeWrittenAsAFractionOrAsDigits() {
        assertThat(of(Coercion.INTEGER, "7")).isEqualTo(7L);
        assertThat(of(Coercion.INTEGER, "-7.9")).isEqualTo(-7L);
        assertThat(of(Coercion.INTEGER, "\"+12\"")).isEqualTo(12L);
        assertThat(of(Coercion.INTEGER, "\"-012\"")).isEqualTo(-12L);
        assertThat(absent(
                        Coercion.INTEGER, "true", "null", "\" 1\"", "\"1.5\"", "\"\"", "1e300", "9223372036854775808"))
                .isTrue();
    }

    @Test
    void aStrictIntegerIsNeitherTextNorFraction() {
        assertThat(of(Coercion.STRICT_INTEGER, "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(absent(Coercion.STRICT_INTEGER, "\"7\"", "7.0", "true", "9223372036854775808"))
                .isTrue();
    }

    @Test
    void aFractionMayBeWrittenAsText() {
        assertThat(of(Coercion.FRACTION, "5")).isEqualTo(5.0);
        assertThat(of(Coercion.FRACTION, "\"2.5e3\"")).isEqualTo(2500.0);
        assertThat(of(Coercion.FRACTION, "\".5\"")).isEqualTo(0.5);
        assertThat(of(Coercion.FRACTION, "-0.0")).isEqualTo(0.0);
        assertThat(absent(Coercion.FRACTION, "\" 1\"", "\"0x1p3\"", "\"1d\"", "\"1f\"", "true", "\"\""))
                .isTrue();
    }

    /** JSON has no form for them. */
    @ParameterizedTest
    @ValueSource(strings = {"\"inf\"", "\"-Infinity\"", "\"NaN\"", "1e999", "\"1e999\""})
    void aFractionWithoutAnEndIsAbsent(String json) {
        assertThat(of(Coercion.FRACTION, json)).isNull();
    }

    @Test
    void everythingButNothingIsTrue() {
        for (String json : List.of("true", "1", "-0.5", "\"false\"", "[0]", "{\"a\":null}")) {
            assertThat(of(Coercion.TRUTH, json)).as(json).isEqualTo(true);
        }
        assertThat(absent(Coercion.TRUTH, "null", "false", "0", "0.0", "-0.0", "\"\"", "[]", "{}"))
                .isTrue();
    }

    @Test
    void aStrictFlagHasThreeStates() {
        assertThat(of(Coercion.STRICT_FLAG, "true")).isEqualTo(true);
        assertThat(of(Coercion.STRICT_FLAG, "false")).isEqualTo(false);
        assertThat(absent(Coercion.STRICT_FLAG, "1", "\"true\"", "null")).isTrue();
    }

    @Test
    void textsAreThoseOfAListOrOneAlone() {
        assertThat(of(Coercion.TEXTS, "[\"a\",1,null,\"b\"]")).isEqualTo(List.of("a", "b"));
        assertThat(of(Coercion.TEXTS, "\"one\"")).isEqualTo(List.of("one"));
        assertThat(absent(Coercion.TEXTS, "[]", "[1]", "1", "{}", "null")).isTrue();
    }

    @Test
    void anObjectIsKeptWithSortedKeys() {
        assertThat(of(Coercion.OBJECT, "{\"b\":{\"z\":1,\"a\":[1.50,null]},\"a\":\"é\"}"))
                .isEqualTo(RawJson.of("{\"a\":\"é\",\"b\":{\"a\":[1.5,null],\"z\":1}}"));
        assertThat(of(Coercion.OBJECT, "{}")).isEqualTo(RawJson.of("{}"));
        assertThat(absent(Coercion.OBJECT, "[]", "\"{}\"", "null")).isTrue();
    }

    @Test
    void aTextMapDropsWhatIsNoText() {
        assertThat(of(Coercion.TEXT_MAP, "{\"b\":\"x\",\"a\":1,\"A\":\"y\"}"))
                .isEqualTo(RawJson.of("{\"A\":\"y\",\"b\":\"x\"}"));
        assertThat(absent(Coercion.TEXT_MAP, "{}", "{\"a\":1}", "[]")).isTrue();
    }

    @Test
    void objectsAreThoseOfAList() {
        assertThat(of(Coercion.OBJECTS, "[{\"b\":1,\"a\":2},3,{}]")).isEqualTo(RawJson.of("[{\"a\":2,\"b\":1},{}]"));
        assertThat(absent(Coercion.OBJECTS, "[]", "[1]", "{}")).isTrue();
    }

    @Test
    void variablesAreKeptWithinTheirBounds() {
        String deepest = "[".repeat(8) + "1" + "]".repeat(8);
        String tooDeep = "[" + deepest + "]";
        String many = IntStream.range(0, 1_023).mapToObj(i -> "0").collect(Collectors.joining(",", "[", "]"));
        String tooMany = IntStream.range(0, 1_024).mapToObj(i -> "0").collect(Collectors.joining(",", "[", "]"));
        String longest = "\"" + "x".repeat(65_534) + "\"";
        String tooLong = "\"" + "x".repeat(65_535) + "\"";

        assertThat(absent(Coercion.VARIABLES, "{}", "[]", variable(tooDeep), variable(tooMany), variable(tooLong)))
                .isTrue();
        for (String json : List.of(deepest, many, longest)) {
            assertThat(of(Coercion.VARIABLES, variable(json))).isEqualTo(RawJson.of(variable(json)));
        }
        assertThat(of(Coercion.VARIABLES, "{\"z\":1,\"deep\":" + tooDeep + ",\"a\":null}"))
                .isEqualTo(RawJson.of("{\"a\":null,\"z\":1}"));
    }

    private static String variable(String json) {
        return "{\"v\":" + json + "}";
    }

    private static boolean absent(Coercion coercion, String... jsons) {
        return List.of(jsons).stream().allMatch(json -> of(coercion, json) == null);
    }

    private static @Nullable Object of(Coercion coercion, String json) {
        try {
            return coercion.of(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidJsonException e) {
            throw new AssertionError(json, e);
        }
    }
}
