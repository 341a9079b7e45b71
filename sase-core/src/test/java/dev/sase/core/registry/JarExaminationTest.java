package dev.sase.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.core.notes.NotesSurface;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a jar has to be before it is allowed. */
class JarExaminationTest {
    @TempDir
    private Path folder;

    private final SurfaceRegistry notes = SurfaceRegistry.of(List.of(new NotesSurface()));

    @AfterEach
    void stopFailing() {
        System.clearProperty(PluginSource.TOLD);
    }

    private SaseException refused(Path jar) {
        SaseException refused = catchThrowableOfType(SaseException.class, () -> JarExamination.of(jar, notes));
        assertThat(refused).as("the refusal of %s", jar).isNotNull();
        assertThat(String.valueOf(refused.getMessage())).doesNotContain("\n");
        return refused;
    }

    private SaseException broken(Path jar) {
        SaseException refused = refused(jar);
        assertThat(refused.code()).isEqualTo(ErrorCode.PLUGIN_BROKEN);
        return refused;
    }

    private Path jar(PluginSource source) {
        return PluginJar.of(source, folder.resolve("plugin.jar"));
    }

    @Test
    void aJarInOrderSaysWhatItBrings() throws IOException {
        Path jar = jar(PluginSource.named("lines"));

        JarExamination examined = JarExamination.of(jar, notes);

        assertThat(examined.jar().path()).isEqualTo(jar.toRealPath());
        assertThat(examined.jar().sha256()).hasSize(64).matches("[0-9a-f]+");
        assertThat(examined.jar().surfaces())
                .containsExactly(new SurfaceIdentity(
                        "lines", "Lines of lines", List.of("lines"), "org.example.lines.Lines", Optional.of("1.2.3")));
        assertThat(examined.surfaces().getFirst().reads().getFirst().name()).isEqualTo("lines_list");
    }

    @Test
    void aFileThatIsNotThereIsNotFound() {
        assertThat(refused(folder.resolve("absent.jar")).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void aFolderIsNoJar() {
        assertThat(broken(folder)).hasMessageContaining("is no file");
    }

    @Test
    void aTextNamedLikeAJarIsNoJar() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "nothing but text\n");

        assertThat(broken(text)).hasMessageContaining("text.jar is no jar");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10})
    void aJarThatWasCutIsNoJar(int part) throws IOException {
        Path jar = jar(PluginSource.named("lines"));
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length - bytes.length / part));

        assertThat(broken(jar)).hasMessageContaining("is no jar");
    }

    @Test
    void aJarWithoutASurfaceBringsNothing() {
        Path jar = PluginJar.in(folder.resolve("classes"))
                .entry("readme.txt", "nothing here")
                .write(folder.resolve("plain.jar"));
        Path silent =
                PluginJar.in(folder.resolve("classes")).service("# nobody").write(folder.resolve("silent.jar"));

        assertThat(broken(jar)).hasMessageContaining("META-INF/services/dev.sase.spi.Surface is not in it");
        assertThat(broken(silent)).hasMessageContaining("names no class");
    }

    @Test
    void aClassThatIsNoSurfaceOrIsNotThereIsNamed() {
        Path other = PluginJar.in(folder.resolve("other"))
                .compiled("org.example.Other", "package org.example; public final class Other {}")
                .service("org.example.Other")
                .write(folder.resolve("other.jar"));
        Path absent = PluginJar.in(folder.resolve("absent"))
                .service("org.example.Absent")
                .write(folder.resolve("absent.jar"));
        Path ours = PluginJar.in(folder.resolve("ours"))
                .service(NotesSurface.class.getName())
                .write(folder.resolve("ours.jar"));

        assertThat(broken(other)).hasMessageContaining("org.example.Other").hasMessageContaining("does not implement");
        assertThat(broken(absent)).hasMessageContaining("org.example.Absent").hasMessageContaining("not in the jar");
        assertThat(broken(ours)).hasMessageContaining("on the class path of sase already");
    }

    @Test
    void aSurfaceThatNeedsAMissingClassIsBroken() {
        PluginSource source = PluginSource.named("lines").in("constructor", "new org.example.Gone();");
        Path jar = PluginJar.in(folder.resolve("classes"))
                .compiled("org.example.Gone", "package org.example; public class Gone {}")
                .compiled(source.className(), source.text())
                .service(source.className())
                .without("org/example/Gone.class")
                .write(folder.resolve("plugin.jar"));

        assertThat(broken(jar))
                .hasMessageContaining("org.example.lines.Lines.Lines threw java.lang.NoClassDefFoundError")
                .hasMessageContaining("org/example/Gone");
    }

    @Test
    void aSurfaceWhoseSuperclassIsMissingIsBroken() {
        Path jar = PluginJar.in(folder.resolve("classes"))
                .compiled("org.example.Base", "package org.example; public class Base {}")
                .compiled("org.example.Sub", "package org.example; public class Sub extends Base {}")
                .service("org.example.Sub")
                .without("org/example/Base.class")
                .write(folder.resolve("plugin.jar"));

        assertThat(broken(jar)).hasMessageContaining("org.example.Sub").hasMessageContaining("org/example/Base");
    }

    @Test
    void aSurfaceThatThrowsWhileItDeclaresIsBroken() {
        Path jar = jar(PluginSource.named("lines").failingOnDemand());
        for (String method : List.of(
                "constructor",
                "descriptor",
                "collections",
                "loader",
                "projector",
                "verifier",
                "reads",
                "commands",
                "name",
                "summary",
                "parameters",
                "shape",
                "volatility")) {
            for (String way : PluginSource.WAYS) {
                System.setProperty(PluginSource.TOLD, method + " " + way);

                assertThat(broken(jar))
                        .hasMessageContaining(
                                "org.example.lines.Lines." + (method.equals("constructor") ? "Lines" : method))
                        .hasMessageContaining(way.equals("depth") ? "StackOverflowError" : "boom");
            }
        }
    }

    @Test
    void aSurfaceThatGivesNullIsBroken() {
        assertThat(broken(jar(PluginSource.named("lines").in("loader", "return null;"))))
                .hasMessageContaining("Lines.loader")
                .hasMessageContaining("null");
    }

    @Test
    void namesThatOthersHaveAreRefusedWithBothClassesAndJars() throws IOException {
        Path second = jar(PluginSource.named("lines").read("note_list"));
        Path third = PluginJar.of(PluginSource.named("notes").read("lines_list"), folder.resolve("third.jar"));

        assertThat(broken(second))
                .hasMessageContaining("the read 'note_list' is claimed by dev.sase.core.notes.NotesSurface")
                .hasMessageContaining("org.example.lines.Lines (" + second.toRealPath() + ")");
        assertThat(broken(third)).hasMessageContaining("the surface id 'notes' is claimed by");
        assertThat(broken(jar(PluginSource.named("lines").noun("daemon"))))
                .hasMessageContaining("'daemon'")
                .hasMessageContaining("one of sase itself");
        assertThat(broken(jar(PluginSource.named("lines").noun("two words")))).hasMessageContaining("'two words'");
        assertThat(broken(jar(PluginSource.named("lines")
                        .noun(new NotesSurface().descriptor().noun()))))
                .hasMessageContaining("command word");
    }

    @Test
    void theIdOfAnotherAllowedJarIsRefusedButTheSameJarIsNot() throws IOException {
        Path first = PluginJar.of(PluginSource.named("lines"), folder.resolve("first.jar"));
        Path second = PluginJar.of(
                PluginSource.named("lines").noun("other").read("other_list"), folder.resolve("second.jar"));
        Map<String, String> environment =
                Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
        AllowedJars.of(environment).allow(JarExamination.of(first, notes).jar());
        ClassLoader classes = JarExaminationTest.class.getClassLoader();
        SurfaceRegistry registry = SurfaceRegistry.load(classes, environment);

        SaseException refused = catchThrowableOfType(SaseException.class, () -> JarExamination.of(second, registry));

        assertThat(refused)
                .hasMessageContaining(first.toRealPath().toString())
                .hasMessageContaining(second.toRealPath().toString());
        assertThat(JarExamination.of(first, registry).jar().surfaces()).hasSize(1);
        Files.delete(first);
        SurfaceRegistry gone = SurfaceRegistry.load(classes, environment);
        assertThat(catchThrowableOfType(SaseException.class, () -> JarExamination.of(second, gone)))
                .hasMessageContaining("which is missing")
                .hasMessageContaining("sase surface remove lines");
    }
}
