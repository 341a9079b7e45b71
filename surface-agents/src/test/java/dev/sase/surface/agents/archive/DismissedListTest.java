package dev.sase.surface.agents.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DismissedListTest {
    private static final String FILE = "dismissed_agents.json";

    @TempDir
    Path temporary;

    private SaseHomeFixture home;

    @BeforeEach
    void begin() {
        home = SaseHomeFixture.at(temporary);
    }

    @Test
    void everyEntryIsFoundByItsTimestampAndWithItsChangeSpec() throws IOException {
        home.write(FILE, """
                [
                  ["run", "feature", "20260715121525"],
                  ["workflow", "unknown", "20260715121530"]
                ]
                """);
        assertThat(load().records(DismissedIdentity.class))
                .containsExactly(
                        new DismissedIdentity("run", "feature", Optional.of("20260715121525"), false),
                        new DismissedIdentity("run", "feature", Optional.of("20260715121525"), true),
                        new DismissedIdentity("workflow", "unknown", Optional.of("20260715121530"), false),
                        new DismissedIdentity("workflow", "unknown", Optional.of("20260715121530"), true));
        assertThat(load().records(DismissedIdentity.class).stream().map(DismissedIdentity::handle))
                .containsExactly(
                        DismissedIdentities.key("20260715121525"),
                        DismissedIdentities.key("20260715121525", "feature"),
                        DismissedIdentities.key("20260715121530"),
                        DismissedIdentities.key("20260715121530", "unknown"));
    }

    @Test
    void entryWithoutTimestampIsKeptAndMatchesNothing() throws IOException {
        home.write(FILE, "[[\"run\", \"feature\", null]]");
        assertThat(load().records(DismissedIdentity.class)).singleElement().satisfies(identity -> {
            assertThat(identity.rawSuffix()).isEmpty();
            assertThat(identity.handle()).isEmpty();
        });
    }

    @Test
    void identityIsServedWithoutWhatIsAbsent() {
        assertThat(DismissedIdentities.WIRE
                        .encode()
                        .orElseThrow()
                        .apply(new DismissedIdentity("run", "feature", Optional.of("1"), false))
                        .text())
                .isEqualTo("{\"agent_type\":\"run\",\"cl_name\":\"feature\",\"raw_suffix\":\"1\",\"active\":true}");
        assertThat(DismissedIdentities.WIRE
                        .encode()
                        .orElseThrow()
                        .apply(new DismissedIdentity("run", "feature", Optional.empty(), false))
                        .text())
                .isEqualTo("{\"agent_type\":\"run\",\"cl_name\":\"feature\",\"active\":true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[\"run\",\"feature\"]",
                "[\"run\",7,\"1\"]",
                "[null,\"feature\",\"1\"]",
                "[\"run\",\"feature\",1]",
                "{}",
                "7",
                "[\"run\",\"feature\",\"1\",\"2\"]"
            })
    void entryThatIsNoneHidesNoOther(String entry) throws IOException {
        home.write(FILE, "[[\"run\",\"a\",\"1\"]," + entry + ",[\"run\",\"b\",\"2\"]]");
        Collected loaded = load();
        assertThat(loaded.records(DismissedIdentity.class).stream().map(DismissedIdentity::clName))
                .containsExactly("a", "a", "b", "b");
        assertThat(loaded.diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.token()).isEqualTo("invalid_record");
            assertThat(found.message()).startsWith("entry 2 ");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"a\":1}; invalid_store",
                "[[\"run\",; invalid_json",
                "''; invalid_json",
                "nonsense; invalid_json"
            })
    void fileThatIsNoListDismissesNothing(String text, String token) throws IOException {
        home.write(FILE, text);
        Collected loaded = load();
        assertThat(loaded.records(DismissedIdentity.class)).isEmpty();
        assertThat(loaded.problems()).containsExactly(token + " " + FILE);
    }

    @Test
    void brokenJsonNamesItsLine() throws IOException {
        home.write(FILE, "[\n  [\"run\", \"a\", \"1\"],\n  [\"run\" oops]\n]");
        assertThat(load().diagnostics())
                .singleElement()
                .satisfies(found -> assertThat(found.line()).isEqualTo(3));
    }

    private Collected load() throws IOException {
        return Collected.all(new ArchiveLoader(), home.home());
    }
}
