package dev.sase.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
    private static String text(String value) {
        return new JsonWriter().string(value).toRawJson().text();
    }

    @Test
    void writesNestedValuesWithoutWhiteSpace() {
        JsonWriter json = new JsonWriter(1);
        json.beginObject()
                .name("a")
                .number(1)
                .name("b")
                .beginArray()
                .bool(true)
                .nullValue()
                .string(null);
        json.beginObject().endObject().beginArray().endArray().endArray();
        json.name("c")
                .strings(List.of("x", "y"))
                .name("d")
                .raw(RawJson.of("{\"k\":0}"))
                .name("e")
                .number(-7)
                .endObject();

        assertThat(json.toRawJson().text())
                .isEqualTo("{\"a\":1,\"b\":[true,null,null,{},[]],\"c\":[\"x\",\"y\"],\"d\":{\"k\":0},\"e\":-7}");
    }

    @Test
    void escapesOnlyWhatJsonDemands() {
        assertThat(text("\"\\\b\f\n\r\t\u0000\u001f")).isEqualTo("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\"");
        assertThat(text("/\u007fé漢")).isEqualTo("\"/\u007fé漢\"");
    }

    @Test
    void writesSupplementaryCharactersRawAndReplacesLoneSurrogates() {
        assertThat(text("😀")).isEqualTo("\"😀\"");
        assertThat(text("a\ud83d")).isEqualTo("\"a\ufffd\"");
        assertThat(text("\ude00b")).isEqualTo("\"\ufffdb\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1779264900, 1779264900.0",
        "1767225600.5, 1767225600.5",
        "0.1, 0.1",
        "1e22, 10000000000000000000000.0",
        "1e-7, 0.00000010",
        "-2, -2.0"
    })
    void writesDoublesWithAFractionAndNoExponent(double value, String expected) {
        String written = new JsonWriter().number(value).toRawJson().text();

        assertThat(written).isEqualTo(expected);
        assertThat(Double.parseDouble(written)).isEqualTo(value);
    }

    @Test
    void refusesNumbersThatJsonDoesNotHave() {
        assertThatThrownBy(() -> new JsonWriter().number(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void startsAfreshAfterReset() {
        JsonWriter json = new JsonWriter();
        json.beginArray().number(1);
        json.reset();

        assertThat(json.size()).isZero();
        assertThat(json.string("again").toRawJson().text()).isEqualTo("\"again\"");
    }
}
