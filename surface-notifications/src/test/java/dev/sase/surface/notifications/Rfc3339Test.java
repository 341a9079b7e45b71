package dev.sase.surface.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    @ParameterizedTest
    @CsvSource({
        "2026-05-01T10:00:00+00:00, 2026-05-01T10:00:00Z",
        "2026-05-01T10:00:00Z, 2026-05-01T10:00:00Z",
        "2026-05-01t10:00:00z, 2026-05-01T10:00:00Z",
        "2026-05-01 10:00:00Z, 2026-05-01T10:00:00Z",
        "2026-05-01T12:30:00+02:30, 2026-05-01T10:00:00Z",
        "2026-04-30T20:00:00-14:00, 2026-05-01T10:00:00Z",
        "2026-05-01T10:00:00.5Z, 2026-05-01T10:00:00.5Z",
        "2026-05-01T10:00:00.1234567891Z, 2026-05-01T10:00:00.123456789Z",
        "2026-12-31T23:59:60Z, 2027-01-01T00:00:00Z"
    })
    void readsTimesWithAnOffset(String text, Instant expected) {
        assertThat(Rfc3339.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-05-01",
                "2026-05-01T10:00Z",
                "2026-02-30T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-05-01T24:00:00Z",
                "2026-05-01T10:60:00Z",
                "2026-05-01T10:00:61Z",
                "2026-05-01T10:00:00+24:00",
                "2026-05-01T10:00:00+00:60",
                "2026-05-01T10:00:00+0000",
                "2026-05-01T10:00:00.Z",
                " 2026-05-01T10:00:00Z",
                "2026-05-01T10:00:00"
            })
    void refusesEverythingElse(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }

    @Test
    void aNaiveTimeIsUtcWhereThatIsAskedFor() {
        assertThat(Rfc3339.parseNaiveAsUtc("2026-05-01T10:00:00.25"))
                .contains(Instant.parse("2026-05-01T10:00:00.25Z"));
        assertThat(Rfc3339.parseNaiveAsUtc("2026-05-01T10:00:00+01:00"))
                .contains(Instant.parse("2026-05-01T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T10:00:00Z, 2026-05-01T10:00:00+00:00",
        "2026-05-01T10:00:00.5Z, 2026-05-01T10:00:00.500000+00:00",
        "2026-05-01T10:00:00.000001Z, 2026-05-01T10:00:00.000001+00:00",
        "2026-05-01T10:00:00.000000001Z, 2026-05-01T10:00:00.000000001+00:00"
    })
    void writesUtcWithTheShortestOfThreeFractions(Instant instant, String expected) {
        assertThat(Rfc3339.utc(instant)).isEqualTo(expected);
    }
}
