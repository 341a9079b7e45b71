package dev.sase.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
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

    @Test
    void writesRandomTextAsItWouldCharacterByCharacter() {
        long seed = System.nanoTime();
        System.out.println("JsonWriterTest seed " + seed);
        Random random = new Random(seed);
        JsonWriter json = new JsonWriter(1);
        StringJoiner expected = new StringJoiner(",", "[", "]");
        json.beginArray();
        for (int i = 0; i < 5_000; i++) {
            String value = randomText(random);
            json.string(value);
            expected.add(plainly(value));
        }

        assertThat(json.endArray().toByteArray()).isEqualTo(expected.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Texts of one kind and of many: plain, to be escaped, of two to four bytes, and halves of surrogate pairs. */
    private static String randomText(Random random) {
        int kinds = 1 + random.nextInt(63);
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(40); left > 0; left--) {
            int kind = random.nextInt(6);
            if ((kinds >> kind & 1) == 1) {
                switch (kind) {
                    case 0 -> text.append((char) (0x20 + random.nextInt(0x60)));
                    case 1 -> text.append((char) random.nextInt(0x20)).append("\"\\".charAt(random.nextInt(2)));
                    case 2 -> text.append((char) (0x80 + random.nextInt(0x780)));
                    case 3 -> text.append((char) (0x800 + random.nextInt(0xd000)));
                    case 4 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                    default -> text.append((char) (0xd800 + random.nextInt(0x800)));
                }
            }
        }
        return text.toString();
    }

    private static String plainly(String value) {
        StringBuilder json = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append("\\u%04x".formatted(c));
                    } else {
                        json.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c);
                    }
                }
            }
        });
        return json.append('"').toString();
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
