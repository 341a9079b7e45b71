package dev.sase.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void closingEndsEveryProcessAndRemovesTheFolder() throws IOException {
        Place place = Place.create();
        Path folder = place.folder();
        Files.createDirectories(folder.resolve("a").resolve("b"));
        Files.writeString(folder.resolve("a").resolve("file"), "text");
        Process first = place.start(Programs.java(List.of(), EmptyMain.class));
        Process second = place.start(Programs.java(List.of(), EmptyMain.class));
        assertThat(first.isAlive() && second.isAlive()).isTrue();

        place.close();

        assertThat(first.isAlive() || second.isAlive()).isFalse();
        assertThat(folder).doesNotExist();
        assertThatThrownBy(() -> place.start(List.of("true"))).isInstanceOf(IllegalStateException.class);
        place.close();
    }
}
