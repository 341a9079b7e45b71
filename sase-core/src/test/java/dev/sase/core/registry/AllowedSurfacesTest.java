package dev.sase.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.core.notes.NotesSurface;
import dev.sase.core.read.DirectReads;
import dev.sase.core.read.ReadRequest;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Allowed jars beside the surfaces of a class path, which is that of a program with one surface. */
class AllowedSurfacesTest {
    @TempDir
    private Path folder;

    private URLClassLoader program;
    private Map<String, String> environment;

    @BeforeEach
    void makeAProgram() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("program/META-INF/services"));
        Files.writeString(classes.resolve(Surface.class.getName()), NotesSurface.class.getName() + "\n");
        program = new URLClassLoader(
                new URL[] {folder.resolve("program/").toUri().toURL()}, AllowedSurfacesTest.class.getClassLoader());
        environment = Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
        Files.createDirectories(folder.resolve("home/lines"));
        Files.writeString(folder.resolve("home/lines/lines.txt"), "one\ntwo\n");
    }

    @AfterEach
    void closeTheProgram() throws IOException {
        program.close();
    }

    private SurfaceRegistry load() {
        return SurfaceRegistry.load(program, environment);
    }

    private Path allow(PluginSource source) {
        Path jar = PluginJar.of(source, folder.resolve("plugin.jar"));
        AllowedJars.of(environment).allow(JarExamination.of(jar, load()).jar());
        return jar;
    }

    private List<RawJson> lines(SurfaceRegistry registry) {
        DirectReads reads = new DirectReads(new SaseHome(folder.resolve("home"), Map.of()), Clock.systemUTC());
        return reads.read(registry.requireRead("lines_list"), ReadRequest.of("lines_list", Map.of()))
                .rows();
    }

    private static SurfaceEntry only(SurfaceRegistry registry) {
        assertThat(registry.surfaces()).hasSize(1);
        assertThat(registry.entries()).hasSize(2);
        return registry.entries().getLast();
    }

    @Test
    void anAllowedJarIsServedBesideTheOthers() throws IOException {
        Path jar = allow(PluginSource.named("lines"));

        SurfaceRegistry registry = load();

        assertThat(registry.surfaces()).hasSize(2);
        assertThat(lines(registry)).containsExactly(RawJson.of("{\"line\":\"one\"}"), RawJson.of("{\"line\":\"two\"}"));
        assertThat(registry.entries().getFirst())
                .isEqualTo(new SurfaceEntry(
                        Optional.of("lines"),
                        "Lines of lines",
                        List.of("lines"),
                        "org.example.lines.Lines",
                        Optional.of("1.2.3"),
                        new SurfaceOrigin.Allowed(jar.toRealPath()),
                        SurfaceState.SERVED,
                        Optional.empty()));
        assertThat(registry.warnings()).isEmpty();
        assertThat(SurfaceRegistry.load(program).surfaces()).hasSize(1);
    }

    @Test
    void aJarIsServedFromTheBytesThatWereCheckedWhateverHappensToTheFile() throws IOException {
        Path jar = allow(PluginSource.named("lines"));
        SurfaceRegistry registry = load();
        Files.write(jar, new byte[10]);

        assertThat(lines(registry)).hasSize(2);
    }

    @Test
    void aJarWhoseBytesChangedIsNotLoadedUntilItIsAllowedAgain() throws IOException {
        Path jar = allow(PluginSource.named("lines"));
        PluginJar.of(
                PluginSource.named("lines").in("constructor", "System.setProperty(\"sase.test.ran\", \"yes\");"), jar);

        SurfaceEntry entry = only(load());

        assertThat(System.getProperty("sase.test.ran")).isNull();
        assertThat(entry.state()).isEqualTo(SurfaceState.NOT_ALLOWED);
        assertThat(entry.reason().orElseThrow())
                .contains("SHA-256", "sase surface add " + jar.toRealPath(), "sase surface remove");
        assertThat(load().unserved("lines").orElseThrow().refusal().code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION);
        assertThat(load().warnings()).singleElement().asString().contains("'lines' is not served");
        assertThat(catchThrowableOfType(SaseException.class, () -> load().requireRead("lines_list")))
                .hasMessageContaining("not served")
                .hasMessageContaining("lines");

        allow(PluginSource.named("lines"));
        assertThat(load().surfaces()).hasSize(2);
    }

    @Test
    void aJarThatIsGoneIsMissing() throws IOException {
        Path jar = allow(PluginSource.named("lines"));
        Files.delete(jar);

        SurfaceEntry entry = only(load());

        assertThat(entry.state()).isEqualTo(SurfaceState.MISSING);
        assertThat(entry.name()).isEqualTo("lines");
        assertThat(entry.reason().orElseThrow()).contains("is gone").contains("sase surface remove");
    }

    @Test
    void aSurfaceThatFailsOnThisDayIsDegradedAndKeepsItsNames() {
        allow(PluginSource.named("lines").failingOnDemand());
        System.setProperty(PluginSource.TOLD, "constructor depth");
        try {
            SurfaceEntry entry = only(load());

            assertThat(entry.state()).isEqualTo(SurfaceState.DEGRADED);
            assertThat(entry.id()).contains("lines");
            assertThat(entry.reason().orElseThrow()).contains("StackOverflowError", "org.example.lines.Lines");
            assertThat(entry.refusal().code()).isEqualTo(ErrorCode.PLUGIN_BROKEN);
        } finally {
            System.clearProperty(PluginSource.TOLD);
        }
    }

    @Test
    void aNameThatTheProgramHasNowGoesToTheProgram() {
        Path jar = PluginJar.of(
                PluginSource.named("notes").read("lines_list").noun("lines"), folder.resolve("plugin.jar"));
        AllowedJars.of(environment)
                .allow(JarExamination.of(jar, SurfaceRegistry.of(List.of(new Empty())))
                        .jar());

        SurfaceEntry entry = only(load());

        assertThat(entry.state()).isEqualTo(SurfaceState.DEGRADED);
        assertThat(entry.reason().orElseThrow())
                .contains("'notes'", NotesSurface.class.getName(), "org.example.notes.Lines");
        assertThat(load().surface("notes").orElseThrow().reads()).hasSizeGreaterThan(1);
    }

    @Test
    void aListThatCannotBeReadIsAWarningAndNothingElse() throws IOException {
        Path jar = allow(PluginSource.named("lines"));
        Files.writeString(AllowedJars.of(environment).file().orElseThrow(), "damaged");

        assertThat(jar).exists();
        assertThat(load().surfaces()).hasSize(1);
        assertThat(load().warnings()).singleElement().asString().contains("surfaces.json");
    }

    @Test
    void classesOfTheProgramWinOverThoseOfAJar() {
        PluginSource source = PluginSource.named("lines");
        Path jar = PluginJar.in(folder.resolve("classes"))
                .compiled(source.className(), source.text())
                .service(source.className())
                .entry("dev/sase/spi/Surface.class", "no class at all")
                .write(folder.resolve("plugin.jar"));

        assertThat(JarExamination.of(jar, load()).surfaces()).hasSize(1);
    }

    @Test
    void resourcesOfAJarAreReadFromMemory() {
        PluginSource source = PluginSource.named("lines")
                .in(
                        "summary",
                        "try (var in = Lines.class.getResourceAsStream(\"/words.txt\")) { return new String(in.readAllBytes()); }"
                                + " catch (java.io.IOException e) { throw new IllegalStateException(e); }");
        Path jar = PluginJar.in(folder.resolve("classes"))
                .compiled(source.className(), source.text())
                .service(source.className())
                .entry("words.txt", "from the jar")
                .write(folder.resolve("plugin.jar"));

        assertThat(JarExamination.of(jar, load())
                        .surfaces()
                        .getFirst()
                        .reads()
                        .getFirst()
                        .summary())
                .isEqualTo("from the jar");
    }

    @Test
    void aBrokenSurfaceOfTheClassPathHidesNoOther() throws IOException {
        Files.writeString(
                folder.resolve("program/META-INF/services").resolve(Surface.class.getName()),
                "org.example.Absent\n" + NotesSurface.class.getName() + "\n" + Unwilling.class.getName() + "\n");

        SurfaceRegistry registry = SurfaceRegistry.load(program);

        assertThat(registry.surfaces()).hasSize(1);
        assertThat(registry.entries())
                .extracting(SurfaceEntry::state)
                .containsExactly(SurfaceState.SERVED, SurfaceState.DEGRADED, SurfaceState.DEGRADED);
        assertThat(registry.warnings())
                .anySatisfy(line -> assertThat(line).contains("org.example.Absent"))
                .anySatisfy(line -> assertThat(line).contains(Unwilling.class.getName(), "not today"));
    }
}
