package dev.sase.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseEnvelopeTest {
    private static String text(byte[] frame) {
        return new String(frame, 4, frame.length - 4, StandardCharsets.UTF_8);
    }

    @Test
    void bodyIsCopiedByteForByteIntoTheFixedOrder() {
        byte[] frame = ResponseEnvelope.readFrame(
                "q\"é\n\u0001/", AsOf.snapshot("s-1"), "bead_list", RawJson.of("{ \"a\" : 1 }"));

        assertThat(text(frame))
                .isEqualTo(
                        "{\"schema_version\":1,\"request_id\":\"q\\\"é\\n\\u0001/\",\"snapshot_id\":\"s-1\","
                                + "\"payload\":{\"type\":\"read\",\"data\":{\"surface\":\"bead_list\",\"data\":{ \"a\" : 1 }}}}");
        assertThat(frame).startsWith(0, 0, 0, frame.length - 4);
    }

    @Test
    void sequenceStandsBesideTheSnapshotWhereOneIsStated() {
        AsOf bare = new AsOf(Optional.empty(), OptionalLong.of(118));

        assertThat(text(ResponseEnvelope.readFrame("q", bare, "counts", RawJson.of("{}"))))
                .isEqualTo("{\"schema_version\":1,\"request_id\":\"q\",\"snapshot_id\":null,\"as_of_seq\":118,"
                        + "\"payload\":{\"type\":\"read\",\"data\":{\"surface\":\"counts\",\"data\":{}}}}");
        assertThat(ResponseEnvelope.item("b", bare, RequestType.READ, RawJson.of("{}"))
                        .text())
                .startsWith("{\"request_id\":\"b\",\"snapshot_id\":null,\"as_of_seq\":118,\"payload\":");
    }

    @Test
    void answerWithoutSnapshotSaysNull() {
        assertThat(text(ResponseEnvelope.frame("q", AsOf.NOTHING, RequestType.HEALTH, RawJson.of("{}"))))
                .isEqualTo("{\"schema_version\":1,\"request_id\":\"q\",\"snapshot_id\":null,"
                        + "\"payload\":{\"type\":\"health\",\"data\":{}}}");
    }

    @Test
    void answerOfTheLimitIsSentAndALongerOneBecomesAnError() {
        int envelope = ResponseEnvelope.frame("q", AsOf.NOTHING, RequestType.LIST, RawJson.of("")).length - 4;
        RawJson fits = new RawJson(new byte[Protocol.MAX_PAYLOAD_BYTES - envelope]);
        RawJson tooLong = new RawJson(new byte[Protocol.MAX_PAYLOAD_BYTES - envelope + 1]);

        assertThat(ResponseEnvelope.frame("q", AsOf.NOTHING, RequestType.LIST, fits))
                .hasSize(Protocol.MAX_PAYLOAD_BYTES + 4);
        assertThat(text(ResponseEnvelope.frame("q", AsOf.NOTHING, RequestType.LIST, tooLong)))
                .contains(
                        "\"code\":\"payload_too_large\"",
                        "\"details\":{\"length\":1048577,\"max_payload_bytes\":1048576}");
    }

    @Test
    void batchNestsItems() {
        RawJson one = ResponseEnvelope.item("b1", AsOf.NOTHING, RequestType.HEALTH, RawJson.of("{}"));
        RawJson two = ResponseEnvelope.errorItem("b2", WireErrors.liveOnly("rebuild"));

        assertThat(ResponseEnvelope.batch(List.of(one, two)).text())
                .startsWith(
                        "{\"responses\":[{\"request_id\":\"b1\",\"snapshot_id\":null,\"payload\":{\"type\":\"health\",\"data\":{}}},"
                                + "{\"request_id\":\"b2\",\"snapshot_id\":null,\"payload\":{\"type\":\"error\",\"data\":{")
                .endsWith("}}}]}");
    }

    @ParameterizedTest
    @EnumSource(WireErrorCode.class)
    void everyErrorMayFallBackAndNamesAReasonOnlyForVersionsAndAbsence(WireErrorCode code) {
        Fallback fallback = new WireError(code, "m", false).fallback();
        Optional<String> reason = switch (code) {
            case UNSUPPORTED_CLIENT_VERSION,
                    UNSUPPORTED_SERVER_VERSION,
                    PROJECTION_SCHEMA_MISMATCH,
                    SASE_CORE_RS_VERSION_MISMATCH,
                    MOBILE_CONTRACT_MISMATCH -> Optional.of(code.token());
            case DAEMON_UNAVAILABLE -> Optional.of("daemon_not_running");
            default -> Optional.empty();
        };

        assertThat(fallback.available()).isTrue();
        assertThat(fallback.reason()).isEqualTo(reason);
        assertThat(fallback.message()).isPresent();
    }

    @Test
    void thereAreTwentyCodes() {
        assertThat(WireErrorCode.values()).hasSize(21).contains(WireErrorCode.UNRECOGNISED);
    }

    @Test
    void errorSurvivesTheWireAndAnUnknownCodeKeepsItsText() {
        WireError error = WireErrors.projectionDegraded("no \"table\"");
        String newer = error.encode().text().replace("projection_degraded", "brand_new");

        assertThat(WireError.decode(JsonView.of(error.encode()))).isEqualTo(error);
        assertThat(WireError.decode(JsonView.of(RawJson.of(newer))).code()).isEqualTo(WireErrorCode.UNRECOGNISED);
        assertThat(WireError.decode(JsonView.of(RawJson.of(newer))).encode().text())
                .isEqualTo(newer);
        assertThat(WireError.decode(JsonView.of(RawJson.of("{}"))).code()).isEqualTo(WireErrorCode.INTERNAL);
    }

    @Test
    void detailsNeedingEveryMemberAreInAscendingOrder() {
        RawJson one = RawJson.of("{}");
        List<WireError> errors = List.of(
                WireErrors.unsupportedClientVersion(3),
                WireErrors.projectionSchemaMismatch("m"),
                WireErrors.projectionWriteFailed("m"),
                WireErrors.exportPending("p", 1, "e", "failed", "m"),
                WireErrors.staleSource("p", one, one),
                WireErrors.unsupportedMutation("x", "k"),
                WireErrors.requestTooLarge(2_000_000));

        assertThat(errors)
                .allSatisfy(error -> assertThat(
                                List.copyOf(JsonView.of(error.details().orElseThrow())
                                        .members()
                                        .keySet()))
                        .isSortedAccordingTo(String::compareTo));
    }

    @Test
    void capabilitiesAreExactlyAsTheContractOrdersThem() {
        Capabilities answer = new Capabilities(
                Compatibility.of("2.0.0", false, true, false), List.of("health.read", "capabilities.read"));

        assertThat(answer.encode().text())
                .isEqualTo("{\"schema_version\":1,\"contract\":\"sase_local_daemon_framed_json_v1\","
                        + "\"contract_version\":1,\"min_client_schema_version\":1,\"max_client_schema_version\":1,"
                        + "\"compatibility\":{\"schema_version\":1,\"daemon_package_version\":\"2.0.0\","
                        + "\"daemon_build\":{\"package_version\":\"2.0.0\",\"git_sha\":null},\"local_daemon_schema_version\":1,"
                        + "\"supported_client_schema_range\":{\"min\":1,\"max\":1},\"projection_schema_version\":10,"
                        + "\"projection_read_schema_version\":1,\"projection_write_schema_version\":1,"
                        + "\"storage_migration_state\":\"migration_required\",\"degraded\":true,\"rebuild_required\":true,"
                        + "\"guidance\":\"run `sase daemon rebuild`; until then set SASE_NO_DAEMON=1 to read the source stores directly\"},"
                        + "\"capabilities\":[\"health.read\",\"capabilities.read\"],\"max_payload_bytes\":1048576,"
                        + "\"default_page_limit\":100,\"max_page_limit\":500}");
        assertThat(Capabilities.decode(JsonView.of(answer.encode()))).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":}", "{\"a\" 1}", "{,}", "{\"a\":1,}", "{\"a\":\"x}", "", "{\"a\":{]"})
    void malformedBytesAreRefusedWhereTheyAreWalked(String json) {
        assertThatThrownBy(() -> JsonView.of(RawJson.of(json)).members()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void viewReadsScalarsStrictly() {
        JsonView list = JsonView.of(RawJson.of(" [ 1 , -2, 1.0, \"a\\u00e9\\n\\\"\", true, null, {\"x\":[\"]\"]} ] "));
        List<JsonView> elements = list.elements();

        assertThat(elements).hasSize(7);
        assertThat(elements.get(0).integer()).hasValue(1);
        assertThat(elements.get(1).integer()).hasValue(-2);
        assertThat(elements.get(2).integer()).isEmpty();
        assertThat(elements.get(3).string()).contains("aé\n\"");
        assertThat(elements.get(4).bool()).contains(true);
        assertThat(elements.get(5).isNull()).isTrue();
        assertThat(elements.get(6).members().get("x")).hasToString("[\"]\"]");
    }
}
