package dev.sase.surface.agents.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import dev.sase.surface.agents.AgentRun;
import dev.sase.surface.agents.archive.Collected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a sidecar is split, and what is wrong with more than a hood. */
class SidecarUnitsTest {
    private static final String BASE = "projects/orion/repos/agents/";

    @TempDir
    Path temporary;

    private SidecarFixture sidecar;

    @BeforeEach
    void begin() throws IOException {
        sidecar = new SidecarFixture(temporary);
        sidecar.hood("q1").run("q1", "active", "20260715121525").listed();
        sidecar.hood("q2").run("q2", "active", "20260715121525").listed();
    }

    @Test
    void everyHoodIsAUnit() throws IOException {
        sidecar.hood("q3").run("q3", "active", "20260715121525").unlisted();
        sidecar.write("manifest.json", "{\"agents\":{}}");
        assertThat(units().stream().map(unit -> unit.key().replaceAll("#[0-9a-f]{64}", "#digest")))
                .containsExactly(
                        BASE + "schema.json",
                        BASE + "users/ada/machines/box/manifest.json",
                        BASE + "users/ada/machines/box/hoods/q1#digest",
                        BASE + "users/ada/machines/box/hoods/q2#digest",
                        BASE + "users/ada/machines/box/hoods/q3#unlisted",
                        BASE + "manifest.json");
        assertThat(units()).allMatch(unit -> unit.scope().equals("orion"));
        assertThat(units()).allMatch(new SidecarLoader()::owns);
    }

    @Test
    void changeOfOneHoodLeavesTheOtherUnitsAlone() throws IOException {
        List<SourceUnit> before = units();
        sidecar.hood("q1").run("q1", "failed", "20260715121525").listed();
        List<SourceUnit> after = new ArrayList<>(units());
        after.removeAll(before);
        assertThat(after)
                .singleElement()
                .satisfies(unit -> assertThat(unit.key()).contains("/hoods/q1#"));
        Path manifest = sidecar.file(SidecarFixture.manifestPath());
        assertThat(units().stream().filter(unit -> unit.key().contains("/hoods/")))
                .noneMatch(unit -> unit.inputs().contains(manifest));
    }

    @Test
    void otherScopesAreLeftOut() throws IOException {
        assertThat(Collected.units(new SidecarLoader(), sidecar.home(), Scopes.of("vega")))
                .isEmpty();
        assertThat(Collected.units(new SidecarLoader(), sidecar.home(), Scopes.of("orion")))
                .isEqualTo(units());
    }

    @Test
    void everyInputLiesBelowTheRoot() throws IOException {
        Path root = new SidecarLoader().roots(sidecar.home()).getFirst().path();
        assertThat(units()).allSatisfy(unit -> assertThat(unit.inputs()).allMatch(input -> input.startsWith(root)));
    }

    @Test
    void unitsOfOthersAreNotOwned() {
        Path path = temporary.resolve("x");
        assertThat(Stream.of(
                                "projects/orion/artifacts/ace-run/20260715121525",
                                "projects/orion/repos/agents",
                                "dismissed_agents.json")
                        .map(key -> new SourceUnit(key, "orion", path, List.of(path))))
                .noneMatch(new SidecarLoader()::owns);
        SourceUnit stranger = new SourceUnit("dismissed_agents.json", "home", path, List.of(path));
        assertThatThrownBy(() -> Collected.of(new SidecarLoader(), List.of(stranger)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void homeWithoutSidecarHasNoUnits() throws IOException {
        SaseHome empty = new SaseHome(temporary.resolve("empty"), Map.of());
        assertThat(Collected.units(new SidecarLoader(), empty, Scopes.every())).isEmpty();
        Files.createDirectories(temporary.resolve("empty/projects/orion/repos/agents"));
        assertThat(Collected.units(new SidecarLoader(), empty, Scopes.every())).isEmpty();
    }

    @Test
    void unitsWhoseFilesHaveGoneLoadAsEmpty() throws IOException {
        sidecar.hood("q3").run("q3", "active", "20260715121525").unlisted();
        List<SourceUnit> units = units();
        try (Stream<Path> files = Files.walk(sidecar.root())) {
            for (Path file :
                    files.sorted((left, right) -> right.compareTo(left)).toList()) {
                Files.delete(file);
            }
        }
        assertThat(Collected.of(new SidecarLoader(), units).records(AgentRun.class))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "sase-agents-sidecar; other-format; invalid_record",
                "\"schema_version\":2; \"schema_version\":3; unsupported_version",
                "\"relationship_schema_version\":2; \"relationship_schema_version\":3; unsupported_version",
                "owner-sharded; central; invalid_record",
                "}; ; invalid_json"
            })
    void formatThatIsNotKnownIsReportedAndNothingOfItIsRead(String from, String to, String token) throws IOException {
        sidecar.replace("schema.json", from, to == null ? "" : to);
        Collected loaded = sidecar.load();
        assertThat(loaded.problems()).containsExactly(token + " schema.json");
        assertThat(loaded.records(AgentRun.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "\"schema_version\":2; \"schema_version\":3; unsupported_version",
                "\"username\":\"ada\"; \"username\":\"eve\"; invalid_record",
                "\"hoods\":; \"others\":; invalid_record",
                "{\"hoods\"; {{\"hoods\"; invalid_json"
            })
    void ownerWhoseManifestIsMalformedIsLeftOutAlone(String from, String to, String token) throws IOException {
        sidecar.replace(SidecarFixture.manifestPath(), from, to);
        sidecar.write("agents/box.q1--code/meta.json", """
                        {"schema_version": 1, "name": "box.q1--code", "machine": "box"}
                        """)
                .write("agents/box.q1--code/commits.json", "{\"commits\": []}");
        Collected loaded = sidecar.load();
        assertThat(loaded.problems()).containsExactly(token + " manifest.json");
        assertThat(loaded.records(AgentRun.class).stream().map(AgentRun::agentId))
                .containsExactly("agent:orion:box.q1--code");
    }

    @Test
    void hoodWhoseNameIsAPathIsLeftOutAlone() throws IOException {
        sidecar.replace(SidecarFixture.manifestPath(), "\"q1\":", "\"../q1\":");
        Collected loaded = sidecar.load();
        assertThat(loaded.problems()).containsExactly("unsafe_name manifest.json");
        assertThat(loaded.records(AgentRun.class).stream()
                        .map(run -> run.publication().orElseThrow())
                        .map(publication -> publication.globalName() + " " + publication.origin()))
                .containsExactly("ada.box.q1 ORPHAN", "ada.box.q2 AUTHORITATIVE");
    }

    @Test
    void ownerWithDotsIsNotTakenForAnother() throws IOException {
        Files.createDirectories(sidecar.file("users/ada/machines/box.q1"));
        sidecar.hood("q1").run("q1.f0", "active", "20260715121525").unlisted();
        assertThat(units().stream().map(SourceUnit::key))
                .contains(BASE + "users/ada/machines/box.q1/hoods/f0#unlisted");
    }

    private List<SourceUnit> units() throws IOException {
        return Collected.units(new SidecarLoader(), sidecar.home(), Scopes.every());
    }
}
