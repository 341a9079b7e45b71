package dev.sase.surface.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-05-20T08:15:30Z, 2026-05-20T08:15:30Z",
        "2026-05-20T08:15:30.123456+02:00, 2026-05-20T06:15:30.123456Z",
        "2026-05-20T08:15:30-04:00, 2026-05-20T12:15:30Z"
    })
    void aTimeWithAnOffsetIsAnInstant(String text, String instant) {
        assertThat(RunTime.instant(text)).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-20T08:15:30", "2026-05-20T08:15:30.000", "20260520081530"})
    void aTimeWithoutAnOffsetIsLocal(String text) {
        assertThat(RunTime.instant(text))
                .contains(LocalDateTime.of(2026, 5, 20, 8, 15, 30)
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "20260532081530", "2026-05-20", "2026052008153x", "2026-02-30T00:00:00Z"})
    void anythingElseIsNoTime(String text) {
        assertThat(RunTime.instant(text)).isEmpty();
    }

    @Test
    void digitsAreSpeltOutAndOtherTextStays() {
        assertThat(RunTime.iso("20260520081530")).contains("2026-05-20T08:15:30");
        assertThat(RunTime.iso("2026-05-20T08:15:30+02:00")).contains("2026-05-20T08:15:30+02:00");
        assertThat(RunTime.iso("20261320081530")).isEmpty();
    }
}
