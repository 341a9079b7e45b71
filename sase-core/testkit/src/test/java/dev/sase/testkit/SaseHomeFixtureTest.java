package dev.sase.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaseHomeFixtureTest {
    @TempDir
    Path folder;

    @Test
    void writesAndAppendsBelowTheHome() {
        SaseHomeFixture home =
                SaseHomeFixture.at(folder).write("a/b/c.txt", "one\n").append("a/b/c.txt", "two\n");

        assertThat(folder.resolve("a/b/c.txt")).hasContent("one\ntwo\n");
        assertThat(home.read("a/b/c.txt")).isEqualTo("one\ntwo\n");
        assertThat(home.home().path()).isEqualTo(folder.toAbsolutePath());
    }

    @Test
    void everyChangeHasALaterTimeThanTheOneBefore() throws IOException {
        SaseHomeFixture home = SaseHomeFixture.at(folder).write("a", "1").write("b", "1");
        FileTime first = Files.getLastModifiedTime(folder.resolve("a"));
        FileTime second = Files.getLastModifiedTime(folder.resolve("b"));
        home.touch("a");

        assertThat(second).isGreaterThan(first);
        assertThat(Files.getLastModifiedTime(folder.resolve("a"))).isGreaterThan(second);
        assertThat(home.read("a")).isEqualTo("1");
    }

    @Test
    void restoresExactlyTheFilesItIsGiven() throws IOException {
        SaseHomeFixture home = SaseHomeFixture.at(folder).write("kept", "1").write("changed", "1");
        Map<String, byte[]> before = home.files();
        FileTime kept = Files.getLastModifiedTime(folder.resolve("kept"));
        home.write("changed", "2").write("new", "3").restore(before);

        assertThat(home.files()).containsOnlyKeys("changed", "kept");
        assertThat(home.files().get("changed")).isEqualTo("1".getBytes(StandardCharsets.UTF_8));
        assertThat(Files.getLastModifiedTime(folder.resolve("kept"))).isEqualTo(kept);
    }

    @Test
    void settingsAreReadByDottedKey() {
        SaseHomeFixture home =
                SaseHomeFixture.at(folder).config("beads.stores", List.of("x")).config("beads.limit", 3);

        assertThat(home.home().setting("beads.stores")).contains(List.of("x"));
        assertThat(home.home().setting("beads.limit")).contains(3);
    }

    @Test
    void aFileThatIsNotThereCannotBeRead() {
        SaseHomeFixture home =
                SaseHomeFixture.at(folder).write("a", "1").delete("a").delete("a");

        assertThatThrownBy(() -> home.read("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a");
    }
}
