package dev.sase.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.transport.RequestEnvelope.Decoded;
import dev.sase.spi.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestEnvelopeTest {
    private static final String CLIENT = "{\"schema_version\":1,\"name\":\"c\",\"version\":\"1\"}";

    private static Decoded decode(String json) {
        return RequestEnvelope.decode(RawJson.of(json));
    }

    private static String request(String version, String client, String payload) {
        return "{\"schema_version\":" + version + ",\"request_id\":\"q-1\",\"client\":" + client + ",\"payload\":"
                + payload + "}";
    }

    private static Decoded.Rejected rejected(String json) {
        return (Decoded.Rejected) decode(json);
    }

    @Test
    void ownRequestIsAcceptedWithItsBodyUntouched() {
        RawJson body = RawJson.of("{\"limit\": 7 , \"unknown\":[1]}");
        byte[] frame =
                RequestEnvelope.readFrame("q-9", ClientInfo.of("sase", "2").encode(), "bead_list", Optional.of(body));
        Decoded decoded = decode(new String(frame, 4, frame.length - 4, StandardCharsets.UTF_8));

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Accepted.class, accepted -> {
            assertThat(accepted.request().requestId()).isEqualTo("q-9");
            assertThat(accepted.request().client()).isEqualTo(ClientInfo.of("sase", "2"));
            assertThat(accepted.request().payload().type()).isEqualTo(RequestType.READ);
            assertThat(accepted.request().payload().data())
                    .contains(RawJson.of("{\"surface\":\"bead_list\",\"data\":" + body.text() + "}"));
        });
    }

    @Test
    void unknownMembersAndAnyOrderAreAccepted() {
        String client =
                "{\"x\":1,\"x\":2,\"version\":\"1\",\"name\":\"é\\u0041\",\"schema_version\":1,\"package_version\":null}";
        Decoded decoded = decode(" {\"payload\":{\"data\":{},\"type\":\"health\",\"more\":0},\"z\":{},\"client\":"
                + client + ",\"request_id\":\"\",\"schema_version\":1} ");

        assertThat(decoded).isInstanceOfSatisfying(Decoded.Accepted.class, accepted -> {
            assertThat(accepted.request().client().name()).isEqualTo("éA");
            assertThat(accepted.request().client().metadataSchemaVersion()).isEqualTo(OptionalLong.empty());
            assertThat(accepted.request().payload().data()).contains(RawJson.of("{}"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"capabilities\"}",
                "{\"type\":\"capabilities\",\"data\":null}",
                "{\"type\":\"capabilities\",\"data\":{}}",
                "{\"data\":{ },\"type\":\"capabilities\"}"
            })
    void typeWithoutBodyTakesAbsentNullAndEmpty(String payload) {
        assertThat(decode(request("1", CLIENT, payload)))
                .isInstanceOfSatisfying(
                        Decoded.Accepted.class,
                        accepted ->
                                assertThat(accepted.request().payload().data()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"capabilities\",\"data\":{\"a\":1}}",
                "{\"type\":\"capabilities\",\"data\":[]}",
                "{\"type\":\"health\"}",
                "{\"type\":\"health\",\"data\":null}",
                "{\"type\":\"health\",\"data\":3}",
                "{\"type\":\"shutdown\"}",
                "{\"type\":7}",
                "{}",
                "[]",
                "null",
                "{\"type\":\"capabilities\",\"type\":\"capabilities\"}"
            })
    void wrongPayloadIsAnInvalidRequestThatEchoesItsId(String payload) {
        Decoded.Rejected rejected = rejected(request("1", CLIENT, payload));

        assertThat(rejected.error().code()).isEqualTo(WireErrorCode.INVALID_REQUEST);
        assertThat(rejected.requestId()).isEqualTo("q-1");
        assertThat(rejected.error().target()).isEmpty();
        assertThat(rejected.error().details()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "\"1\"", "1e0", "-1", "4294967296", "null", "true", "99999999999999999999"})
    void versionThatIsNoWholeNumberIsAnInvalidRequest(String version) {
        assertThat(rejected(request(version, CLIENT, "{\"type\":\"capabilities\"}"))
                        .error()
                        .code())
                .isEqualTo(WireErrorCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"2,1,2", "0,1,0", "1,3,3", "1,0,0", "2,3,2"})
    void otherVersionsAreRefusedEnvelopeFirst(String envelope, String client, long reported) {
        Decoded.Rejected rejected =
                rejected(request(envelope, CLIENT.replace(":1,", ":" + client + ","), "{\"type\":\"capabilities\"}"));

        assertThat(rejected.requestId()).isEqualTo("q-1");
        assertThat(rejected.error().encode().text())
                .isEqualTo("{\"schema_version\":1,\"code\":\"unsupported_client_version\","
                        + "\"message\":\"client schema " + reported
                        + " is outside the supported range 1..1\",\"retryable\":false,"
                        + "\"target\":\"schema_version\",\"details\":{\"client_schema_version\":" + reported
                        + ",\"max_client_schema_version\":1,\"min_client_schema_version\":1,"
                        + "\"repair_action\":\"upgrade sase or restart the daemon\"},"
                        + "\"fallback\":{\"available\":true,\"reason\":\"unsupported_client_version\","
                        + "\"message\":\"use the source stores directly\"}}");
    }

    @Test
    void typesAreCheckedBeforeVersions() {
        assertThat(rejected(request("2", CLIENT, "{\"type\":\"nonsense\"}"))
                        .error()
                        .code())
                .isEqualTo(WireErrorCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}}",
                "{\"request_id\":\"q\"",
                "{\"request_id\":\"q\",}",
                "nonsense",
                "[1 2]",
                "{} {}",
                "\"\u0001\"",
                "\uFEFF{\"request_id\":\"q\"}",
                "{'request_id':'q'}"
            })
    void bytesThatAreNotJsonHaveNoId(String text) {
        Decoded.Rejected rejected = rejected(text);

        assertThat(rejected.requestId()).isEmpty();
        assertThat(rejected.error().code()).isEqualTo(WireErrorCode.INVALID_REQUEST);
    }

    @Test
    void otherEncodingsAreRefused() {
        byte[] wide = request("1", CLIENT, "{\"type\":\"capabilities\"}").getBytes(StandardCharsets.UTF_16LE);

        assertThat(RequestEnvelope.decode(new RawJson(wide))).isInstanceOf(Decoded.Rejected.class);
    }

    @Test
    void idIsRecoveredFromJsonThatIsNoEnvelope() {
        assertThat(rejected("{\"request_id\":\"q-5\"}").requestId()).isEqualTo("q-5");
        assertThat(rejected("{\"request_id\":5}").requestId()).isEmpty();
        assertThat(rejected("[\"request_id\"]").requestId()).isEmpty();
        assertThat(rejected("7").requestId()).isEmpty();
    }

    @Test
    void knownMemberGivenTwiceIsRefused() {
        String twice = request("1", CLIENT, "{\"type\":\"capabilities\"}")
                .replace(
                        "{\"schema_version\":1,\"request_id\"",
                        "{\"schema_version\":1,\"schema_version\":1,\"request_id\"");

        assertThat(rejected(twice).error().message()).contains("schema_version").contains("twice");
        assertThat(rejected(request("1", CLIENT.replace("}", ",\"name\":\"d\"}"), "{\"type\":\"capabilities\"}"))
                        .error()
                        .message())
                .isEqualTo("client.name is given twice");
    }

    @Test
    void deepNestingIsRefusedAndNothingBreaks() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);

        assertThat(rejected(deep).error().code()).isEqualTo(WireErrorCode.INVALID_REQUEST);
    }

    @Test
    void itemsOfABatchAreDecodedInOrder() {
        RawJson body = RawJson.of("{\"requests\":[{\"request_id\":\"a\",\"payload\":{\"type\":\"capabilities\"}},"
                + "{\"payload\":{\"type\":\"health\",\"data\":{}},\"request_id\":\"b\"}]}");

        assertThat(BatchItem.decodeAll(body))
                .isInstanceOfSatisfying(
                        BatchItem.Decoded.Accepted.class,
                        accepted -> assertThat(accepted.items())
                                .extracting(BatchItem::requestId)
                                .containsExactly("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"requests\":{}}",
                "{\"requests\":[1]}",
                "{\"requests\":[{\"payload\":{\"type\":\"capabilities\"}}]}",
                "{\"requests\":[{\"request_id\":\"a\",\"payload\":{\"type\":\"x\"}}]}"
            })
    void oneWrongItemRefusesTheBatch(String body) {
        assertThat(BatchItem.decodeAll(RawJson.of(body))).isInstanceOf(BatchItem.Decoded.Rejected.class);
    }
}
