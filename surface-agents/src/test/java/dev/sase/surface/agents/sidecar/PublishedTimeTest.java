package dev.sase.surface.agents.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-07-15T12:15:25.217448+00:00, 20260715121525, 1784117725.217448",
        "2026-07-15T12:15:25+00:00, 20260715121525, 1784117725",
        "2026-07-15T12:15:25Z, 20260715121525, 1784117725",
        "2026-07-15T08:15:25-04:00, 20260715121525, 1784117725",
        "2026-07-15T08:15:25-0400, 20260715121525, 1784117725",
        "2026-07-16T00:15:25.5+12:00, 20260715121525, 1784117725.5",
        "2026-07-15T12:15:25.217448, 20260715121525, 1784117725.217448",
        "2026-07-15T12:15:25, 20260715121525, 1784117725",
        "2026-07-15 12:15:25, 20260715121525, 1784117725",
        "20260715121525, 20260715121525, 1784117725"
    })
    void everyShapeIsRead(String text, String digits, double seconds) {
        PublishedTime time = PublishedTime.parse(text).orElseThrow();
        assertThat(time.digits()).isEqualTo(digits);
        assertThat(time.epochSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-07-15",
                "2026-13-15T12:15:25",
                "2026-07-15T12:15:25+99:00",
                "20260732121525",
                "202607151215",
                "2026-07-15T12:15:25.0123456789"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(PublishedTime.parse(text)).isEmpty();
    }

    @Test
    void digitsKeepLeadingZeros() {
        assertThat(PublishedTime.parse("0999-01-02T03:04:05Z").orElseThrow().digits())
                .isEqualTo("09990102030405");
    }
}
