package dev.sase.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.RawJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonFormsTest {
    private static String indented(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Output out = new Output(bytes);
        new JsonIndenter(out).value(json.getBytes(StandardCharsets.UTF_8), 0);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void valuesAreIndentedByTwoBlanksALevel() {
        assertThat(indented("{\"a\":[1,{\"b\":null}],\"c\":\"d\"}"))
                .isEqualTo("{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ],\n  \"c\": \"d\"\n}");
    }

    @Test
    void emptyValuesStayOnTheirLine() {
        assertThat(indented("{\"a\":[ ],\"b\":{}}")).isEqualTo("{\n  \"a\": [],\n  \"b\": {}\n}");
    }

    @Test
    void textIsCopiedByteForByte() {
        String text = "\"{[,:]} \\\" \\\\ \\u0041 日本 🚀\"";

        assertThat(indented(text)).isEqualTo(text);
    }

    @Test
    void aDocumentLargerThanTheBufferIsWhole() {
        String text = "\"" + "x".repeat(200_000) + "\"";

        assertThat(indented("[" + text + "," + text + "]")).isEqualTo("[\n  " + text + ",\n  " + text + "\n]");
    }

    @Test
    void membersOfSortedDocumentsAreInOrderOnEveryLevel() {
        assertThat(SortedJson.sorted(RawJson.of("{\"b\":[{\"y\":1,\"x\":2.50}],\"a\":{\"d\":\"e\",\"c\":true}}"))
                        .text())
                .isEqualTo("{\"a\":{\"c\":true,\"d\":\"e\"},\"b\":[{\"x\":2.50,\"y\":1}]}");
    }
}
