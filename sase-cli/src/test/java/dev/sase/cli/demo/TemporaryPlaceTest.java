package dev.sase.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemporaryPlaceTest {
    private static final List<String> LONG = List.of("sleep", "600");

    @Test
    void closingEndsEveryProcessAndRemovesTheFolder() throws IOException {
        TemporaryPlace place = TemporaryPlace.create("sase-test");
        Path folder = place.folder();
        Files.createDirectories(folder.resolve("a").resolve("b"));
        Files.writeString(folder.resolve("a").resolve("file"), "text");
        Process first = place.start(LONG);
        Process second = place.start(LONG);
        assertThat(first.isAlive() && second.isAlive()).isTrue();
        assertThat(place.isClean()).isFalse();

        place.close();

        assertThat(place.isClean()).isTrue();
        assertThat(first.isAlive() || second.isAlive()).isFalse();
        assertThat(folder).doesNotExist();
        assertThatThrownBy(() -> place.start(LONG)).isInstanceOf(IllegalStateException.class);
        place.close();
    }
}
