package dev.sase.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.transport.JsonRpc.Call;
import dev.sase.spi.RawJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRpcTest {
    private static Call parse(String line) {
        return JsonRpc.parse(RawJson.of(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"a\\u0041\"", "null", "-7", "1.5"})
    void idIsEchoedAsItWasWritten(String id) {
        Call call = parse("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"health\",\"params\":{\"a\": 1}}");

        assertThat(call).isEqualTo(new Call.Request(RawJson.of(id), "health", Optional.of(RawJson.of("{\"a\": 1}"))));
        assertThat(JsonRpc.result(RawJson.of(id), RawJson.of("[1]")).text())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"result\":[1],\"id\":" + id + "}\n");
    }

    @Test
    void callWithoutIdIsANotification() {
        assertThat(parse("{\"jsonrpc\":\"2.0\",\"method\":\"m\"}"))
                .isEqualTo(new Call.Notification("m", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"jsonrpc\":\"2.0\"|-32700|null",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}]|-32600|null",
                "7|-32600|null",
                "{\"id\":3,\"method\":\"m\"}|-32600|3",
                "{\"jsonrpc\":\"1.0\",\"id\":3,\"method\":\"m\"}|-32600|3",
                "{\"jsonrpc\":\"2.0\",\"id\":\"x\"}|-32600|\"x\"",
                "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":5}|-32600|3",
                "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"m\",\"params\":5}|-32600|3",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"m\"}|-32600|null",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"m\"}|-32600|2"
            })
    void wrongLineIsAnsweredWithItsCodeAndId(String line, int code, String id) {
        assertThat(parse(line))
                .isInstanceOfSatisfying(
                        Call.Invalid.class,
                        invalid -> assertThat(invalid.answer().text())
                                .startsWith("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":" + code + ",\"message\":\"")
                                .endsWith("},\"id\":" + id + "}\n"));
    }

    @Test
    void refusedCallCarriesTheErrorRecordAsData() {
        WireError error = WireErrors.resourceNotFound("bead_id", "b-1");

        assertThat(JsonRpc.error(RawJson.of("1"), error).text())
                .isEqualTo(
                        "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32000,\"message\":\"bead_id b-1 is unknown\",\"data\":"
                                + error.encode().text() + "},\"id\":1}\n");
    }
}
