package dev.sase.surface.agents.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PayloadHashTest {
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keysAreSortedByCodePointAtEveryLevel() {
        assertThat(PayloadHash.of(
                        "{ \"b\": {\"y\":1, \"x\":[{\"d\":1,\"c\":2}]}, \"a\": \"\", \"\uff5e\":1, \"🔎\":2 }"))
                .isEqualTo(sha256("{\"a\":\"\",\"b\":{\"x\":[{\"c\":2,\"d\":1}],\"y\":1},\"\uff5e\":1,\"🔎\":2}"));
    }

    @Test
    void onlyTheOuterHashIsLeftOut() {
        String inner = "{\"archive_payload_sha256\":\"inner\"}";
        assertThat(PayloadHash.of("{\"archive_payload_sha256\":\"outer\",\"x\":" + inner + "}"))
                .isEqualTo(sha256("{\"x\":" + inner + "}"));
    }

    @Test
    void lastOfARepeatedKeyCounts() {
        assertThat(PayloadHash.of("{\"a\":1,\"a\":2}")).isEqualTo(sha256("{\"a\":2}"));
    }

    @Test
    void numbersCountAsTheyAreWritten() {
        assertThat(PayloadHash.of("{\"a\":1e-07}")).isEqualTo(sha256("{\"a\":1e-07}"));
        assertThat(PayloadHash.of("{\"a\":1e-7}")).isNotEqualTo(sha256("{\"a\":1e-07}"));
    }
}
