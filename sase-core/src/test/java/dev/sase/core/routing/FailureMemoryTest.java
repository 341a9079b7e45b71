package dev.sase.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureMemoryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path runRoot;

    private FailureMemory at(Duration later) {
        return new FailureMemory(runRoot, Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }

    @Test
    void failureIsRememberedForFiveSecondsAndThenForgotten() {
        at(Duration.ZERO).remember("bead_list", "daemon_not_running", "silent\nfor long");

        assertThat(at(Duration.ofMillis(4_999)).recall())
                .contains(new FailureMemory.Remembered(
                        "bead_list", "daemon_not_running", "silent for long", Duration.ofMillis(1)));
        assertThat(at(Duration.ofSeconds(5)).recall()).isEmpty();
        assertThat(at(Duration.ofMillis(-1)).recall()).isEmpty();
    }

    @Test
    void onlyTheOneFileIsLeftBehind() throws IOException {
        at(Duration.ZERO).remember("s", "r", "m");
        at(Duration.ZERO).remember("s", "r", "n");

        try (var files = Files.list(runRoot)) {
            assertThat(files).hasSize(1);
        }
        at(Duration.ZERO).forget();
        assertThat(runRoot).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1\nx\na\nb\nc\n", "2\n0\na\nb\nc\n", "1\n9223372036854775807\na\nb\nc", "\u0000\uFFFF"
            })
    void unreadableFileIsNoMemory(String content) throws IOException {
        Files.writeString(runRoot.resolve("daemon-silent"), content);

        assertThat(at(Duration.ZERO).recall()).isEmpty();
    }

    @Test
    void folderInPlaceOfTheFileOrOfTheRunRootFailsNothing() throws IOException {
        Files.createDirectories(runRoot.resolve("daemon-silent/x"));
        at(Duration.ZERO).remember("s", "r", "m");
        FailureMemory nowhere = new FailureMemory(runRoot.resolve("absent"), Clock.systemUTC());
        nowhere.remember("s", "r", "m");

        assertThat(at(Duration.ZERO).recall()).isEmpty();
        assertThat(nowhere.recall()).isEmpty();
        assertThat(runRoot.resolve("absent")).doesNotExist();
    }
}
