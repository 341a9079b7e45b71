package dev.sase.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.core.engine.Engine;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.EngineRefusal;
import dev.sase.core.engine.Progress;
import dev.sase.core.engine.Selection;
import dev.sase.core.engine.Storage;
import dev.sase.core.engine.VerifyDepth;
import dev.sase.core.read.DirectReads;
import dev.sase.core.read.ReadRequest;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A surface that fails, in whatever method, beside one that works: on the files and in the engine. */
class BrokenSurfaceIsolationTest {
    @TempDir
    private static Path jars;

    @TempDir
    private Path home;

    private static Path good;
    private static Path bad;

    @BeforeAll
    static void makeJars() {
        good = PluginJar.of(PluginSource.named("good"), jars.resolve("good.jar"));
        bad = PluginJar.of(PluginSource.named("bad").failingOnDemand(), jars.resolve("bad.jar"));
    }

    @BeforeEach
    void makeAHome() throws IOException {
        for (String id : List.of("good", "bad")) {
            Files.createDirectories(home.resolve(id));
            Files.writeString(home.resolve(id + "/lines.txt"), "one\n");
        }
    }

    @AfterEach
    void stopFailing() {
        System.clearProperty(PluginSource.TOLD);
    }

    private static void tell(String method, String way) {
        System.setProperty(PluginSource.TOLD, method + " " + way);
    }

    private static SurfaceRegistry registry() {
        return SurfaceRegistry.of(List.of(PluginSurface.load(bad), PluginSurface.load(good)));
    }

    private Engine engine(SurfaceRegistry registry) {
        return Engine.open(
                new EngineOptions(new SaseHome(home, Map.of()), registry, new Storage.Memory(), Clock.systemUTC()));
    }

    private static ReadRequest read(String id) {
        return ReadRequest.of(id + "_list", Map.of());
    }

    private DirectReads direct() {
        return new DirectReads(new SaseHome(home, Map.of()), Clock.systemUTC());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "discover",
                "lazily",
                "load",
                "project",
                "field",
                "encode",
                "parameters",
                "resolve",
                "scopes",
                "answer"
            })
    void aReadFromTheFilesFailsWithTheNameOfTheSurfaceAndTheOthersAnswer(String method) {
        for (String way : PluginSource.WAYS) {
            SurfaceRegistry registry = registry();
            DirectReads direct = direct();
            tell(method, way);

            SaseException failed = catchThrowableOfType(
                    SaseException.class, () -> direct.read(registry.requireRead("bad_list"), read("bad")));

            assertThat(failed.code()).isEqualTo(ErrorCode.PLUGIN_BROKEN);
            assertThat(failed)
                    .hasMessageContaining("the surface 'bad' failed: org.example.bad.Lines.")
                    .hasMessageContaining(way.equals("depth") ? "StackOverflowError" : "boom");
            assertThat(direct.read(registry.requireRead("good_list"), read("good"))
                            .rows())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"discover", "lazily", "load", "project", "field", "encode"})
    void anEngineDegradesTheSurfaceThatCannotBeProjectedAndServesTheOthers(String method) {
        SurfaceRegistry registry = registry();
        tell(method, "linkage");
        try (Engine engine = engine(registry)) {
            engine.backfill();

            assertThat(states(engine)).containsEntry("good", "ok").containsEntry("bad", "degraded");
            assertThat(engine.health().message().orElseThrow()).contains("'bad'", "org.example.bad.Lines", "boom");
            assertThat(engine.read(read("good")).body().text()).contains("one");
            assertThat(catchThrowableOfType(EngineRefusal.class, () -> engine.read(read("bad"))))
                    .hasMessageContaining("boom");
            assertThat(engine.rebuild(Selection.all(), Progress.NONE).summaries())
                    .extracting(summary -> summary.surface() + " " + summary.state())
                    .containsExactly("bad degraded", "good ok");
            assertThat(engine.verify(Selection.all(), VerifyDepth.FULL, Progress.NONE)
                            .summaries())
                    .extracting(summary -> summary.surface() + " " + summary.state())
                    .containsExactly("bad degraded", "good ok");
            assertThat(engine.diff(Selection.all(), 10, Optional.empty()).records())
                    .singleElement()
                    .satisfies(record -> assertThat(record.domain()).isEqualTo("bad"));

            stopFailing();
            engine.rebuild(Selection.all(), Progress.NONE);
            assertThat(engine.read(read("bad")).body().text()).contains("one");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"collections", "projector", "loader"})
    void aSurfaceThatCannotDeclareKeepsNoEngineFromOpening(String method) {
        SurfaceRegistry registry = registry();
        tell(method, "linkage");
        try (Engine engine = engine(registry)) {
            engine.backfill();

            assertThat(states(engine)).containsEntry("good", "ok").containsEntry("bad", "degraded");
            assertThat(engine.health().message().orElseThrow()).contains("org.example.bad.Lines." + method, "boom");
            assertThat(engine.read(read("good")).body().text()).contains("one");
            assertThat(catchThrowableOfType(EngineRefusal.class, () -> engine.read(read("bad"))))
                    .hasMessageContaining("boom");
        }
    }

    @Test
    void aSurfaceThatBeginsToFailIsDegradedAtItsNextChange() throws IOException {
        SurfaceRegistry registry = registry();
        try (Engine engine = engine(registry)) {
            engine.backfill();
            assertThat(engine.read(read("bad")).body().text()).contains("one");
            tell("load", "depth");
            Files.writeString(home.resolve("bad/lines.txt"), "one\nand two\n");

            assertThat(catchThrowableOfType(SaseException.class, () -> engine.refresh(Selection.all()))
                            .code())
                    .isEqualTo(ErrorCode.PLUGIN_BROKEN);

            assertThat(states(engine)).containsEntry("bad", "degraded");
            assertThat(engine.read(read("good")).body().text()).contains("one");
        }
    }

    @Test
    void aReadThatFailsInTheEngineDoesNotDegradeTheSurface() {
        SurfaceRegistry registry = registry();
        try (Engine engine = engine(registry)) {
            engine.backfill();
            tell("answer", "linkage");

            assertThat(catchThrowableOfType(SaseException.class, () -> engine.read(read("bad")))
                            .code())
                    .isEqualTo(ErrorCode.PLUGIN_BROKEN);

            assertThat(states(engine)).containsEntry("bad", "ok");
        }
    }

    private static Map<String, String> states(Engine engine) {
        Map<String, String> states = new TreeMap<>();
        engine.health()
                .surfaces()
                .forEach((id, health) -> states.put(id, health.state().token()));
        return states;
    }
}
