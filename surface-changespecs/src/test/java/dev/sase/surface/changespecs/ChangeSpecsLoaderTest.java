package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.LocatedRow;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordSink;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeSpecsLoaderTest {
    @TempDir
    Path temporary;

    private final ChangeSpecsLoader loader = new ChangeSpecsLoader();
    private SpecHome home;

    @BeforeEach
    void createHome() {
        home = new SpecHome(temporary);
    }

    private List<SourceUnit> units() throws IOException {
        try (Stream<SourceUnit> units = loader.discover(home.home(), Scopes.every())) {
            return units.toList();
        }
    }

    private List<ChangeSpec> specs() throws IOException {
        return home.load().of(ChangeSpecs.COLLECTION).stream()
                .map(LocatedRow::row)
                .map(row -> row.record())
                .toList();
    }

    @Test
    void noHomeHasNoUnits() throws IOException {
        assertThat(units()).isEmpty();
    }

    @Test
    void unitsAreTheFourNamesOfEachProjectSortedByPath() throws IOException {
        home.file("web.sase")
                .file("web.gp")
                .file("web-archive.sase")
                .file("web-archive.gp")
                .file("api.sase");
        home.files()
                .write("projects/web/other.sase", "NAME: x\nSTATUS: WIP\n")
                .write("projects/web/web.sase.lock", "")
                .write("projects/stray.sase", "NAME: x\nSTATUS: WIP\n");
        Files.createDirectories(home.path("folder/folder.sase"));
        assertThat(units())
                .extracting(SourceUnit::key)
                .containsExactly(
                        "projects/api/api.sase",
                        "projects/web/web-archive.gp",
                        "projects/web/web-archive.sase",
                        "projects/web/web.gp",
                        "projects/web/web.sase");
        assertThat(units()).extracting(SourceUnit::scope).containsExactly("api", "web", "web", "web", "web");
    }

    @Test
    void aLinkToAFolderIsNoProjectButALinkToAFileIsAFile() throws IOException {
        home.file("web.sase", "NAME: a", "STATUS: WIP");
        Files.createSymbolicLink(home.path("linked"), home.path("web"));
        Files.createDirectories(home.path("api"));
        Files.createSymbolicLink(home.path("api/api.sase"), home.path("web/web.sase"));
        assertThat(units()).extracting(SourceUnit::scope).containsExactly("api", "web");
        assertThat(specs()).extracting(ChangeSpec::handle).containsExactly("changespec:api:a", "changespec:web:a");
    }

    @Test
    void copiesAreKeptWithPlaceAndTime() throws IOException {
        home.file("web.sase", "NAME: a", "STATUS: WIP", "", "", "NAME: a", "STATUS: Draft");
        home.file("web-archive.sase", "NAME: a", "STATUS: Submitted");
        Files.setLastModifiedTime(
                home.path("web/web.sase"), FileTime.from(Instant.parse("2026-05-01T09:00:00.123987Z")));
        assertThat(specs()).extracting(ChangeSpec::status).containsExactly("Submitted", "WIP", "Draft");
        assertThat(specs().getLast()).satisfies(spec -> {
            assertThat(spec.source().filePath())
                    .isEqualTo(home.path("web/web.sase").toString());
            assertThat(spec.source().updatedAt()).isEqualTo("2026-05-01T09:00:00.123Z");
            assertThat(spec.source().isArchive()).isFalse();
            assertThat(spec.span().startLine()).isEqualTo(5);
        });
        assertThat(specs().getFirst().source().isArchive()).isTrue();
    }

    @Test
    void aFileThatIsNotUtf8HasNoChangeSpecsAndHidesNoOtherFile() throws IOException {
        home.file("web-archive.sase", "NAME: old", "STATUS: Submitted");
        home.files()
                .write(
                        "projects/web/web.sase",
                        "NAME: a\nSTATUS: WIP\n\n\nNAME: b\u00ff\nSTATUS: \u00ff\n"
                                .getBytes(StandardCharsets.ISO_8859_1));
        LoadedRecords loaded = home.load();
        assertThat(loaded.diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Diagnostic.Severity.CORRUPT);
            assertThat(found.token()).isEqualTo("encoding");
            assertThat(found.message()).contains("UTF-8");
            assertThat(found.place()).isEqualTo(home.path("web/web.sase") + ":5");
        });
        assertThat(specs()).extracting(ChangeSpec::name).containsExactly("old");
    }

    @Test
    void aFileCutInTheMiddleOfACharacterIsNotUtf8() throws IOException {
        byte[] whole = "NAME: a\nSTATUS: WIP\nBUG: \u20ac".getBytes(StandardCharsets.UTF_8);
        home.files().write("projects/web/web.sase", Arrays.copyOf(whole, whole.length - 1));
        assertThat(specs()).isEmpty();
        assertThat(home.load().diagnostics()).hasSize(1);
    }

    @Test
    void aFileCutElsewhereKeepsWhatIsComplete() throws IOException {
        home.files().write("projects/web/web.sase", "NAME: a\nSTATUS: WIP\n\n\nNAME: b\nSTATU");
        assertThat(specs()).extracting(ChangeSpec::name).containsExactly("a");
        assertThat(home.load().diagnostics()).isEmpty();
    }

    @Test
    void aLineThatIsTooLongIsPassedOver() throws IOException {
        String tooLong = "x".repeat(Utf8Lines.MAX_LINE_BYTES + 1);
        home.file("web.sase", "NAME: a", "DESCRIPTION: one", "  " + tooLong, "  two", "STATUS: WIP");
        assertThat(home.load().diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.token()).isEqualTo("line_too_long");
            assertThat(found.line()).isEqualTo(3);
        });
        assertThat(specs()).singleElement().satisfies(spec -> {
            assertThat(spec.description()).isEqualTo("one\ntwo");
            assertThat(spec.span()).isEqualTo(new SourceSpan(1, 5));
        });
    }

    @Test
    void aFileThatHasVanishedIsEmpty() throws IOException {
        home.file("web.sase", "NAME: a", "STATUS: WIP");
        SourceUnit unit = units().getFirst();
        home.files().delete("projects/web/web.sase");
        loader.load(unit, new Refusing());
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorThatNamesIt() throws IOException {
        Path folder = Files.createDirectories(home.path("web/web.sase"));
        SourceUnit unit = new SourceUnit("projects/web/web.sase", "web", folder, List.of(folder));
        assertThatIOException()
                .isThrownBy(() -> loader.load(unit, new Refusing()))
                .withMessageContaining("web.sase");
    }

    @Test
    void theSpellingsOfAFileDecideItsGeneration() throws IOException {
        for (String line : List.of("## Patch", "STITCHES:", "REFS: x", "PR_ORIGIN: sase", "PROJECT_NAME: The Web")) {
            assertThat(generationOf(line, "NAME: a", "STATUS: WIP")).as(line).isEqualTo(Generation.V5);
        }
        for (String line : List.of("  ## Patch", "# Patch", "PROJECT_STATE: enabled", "  REFS:", "COMMITS:")) {
            assertThat(generationOf(line, "NAME: a", "STATUS: WIP")).as(line).isEqualTo(Generation.V2);
        }
        assertThat(generationOf("NAME: a", "PROJECT_NAME: late", "STATUS: WIP")).isEqualTo(Generation.V2);
    }

    private Generation generationOf(String... lines) throws IOException {
        home.file("web.sase", lines);
        return specs().getFirst().source().generation();
    }

    @Test
    void aDisplayNameComesFromTheFirstLineThatStatesOne() throws IOException {
        home.file("web.sase", "PROJECT_NAME:  The Web ", "PROJECT_NAME: other", "NAME: a", "STATUS: WIP");
        assertThat(specs().getFirst().source().displayName()).contains("The Web");
        for (String bad : List.of("", ".web", "a/b", "a\\b", "a,b", "a\0b")) {
            home.file("web.sase", "PROJECT_NAME: " + bad, "PROJECT_NAME: good", "NAME: a", "STATUS: WIP");
            assertThat(specs().getFirst().source().displayName()).as(bad).isEmpty();
        }
    }

    @Test
    void pathsSayBasenameProjectAndArchive() {
        assertThat(source("/h/projects/web/web-archive.gp")).satisfies(source -> {
            assertThat(source.projectBasename()).isEqualTo("web");
            assertThat(source.projectId()).isEqualTo("web");
            assertThat(source.isArchive()).isTrue();
        });
        assertThat(source("a\\b/foo.bar.sase").projectBasename()).isEqualTo("foo.bar");
        assertThat(source("a\\b/foo.bar.sase").projectId()).isEqualTo("a\\b");
        assertThat(source("no_ext").projectBasename()).isEqualTo("no_ext");
        assertThat(source("no_ext").projectId()).isEmpty();
        assertThat(source("/x.sase").projectId()).isEmpty();
        assertThat(source("p-archive").isArchive()).isFalse();
        assertThat(source("p-archive.txt").isArchive()).isFalse();
        assertThat(source("p-archive-archive.sase").projectBasename()).isEqualTo("p-archive");
    }

    private static SpecSource source(String path) {
        return SpecSource.of(path, Generation.V2, Optional.empty(), "");
    }

    /** Takes nothing. */
    private static final class Refusing implements RecordSink {
        @Override
        public <R> void record(RecordCollection<R> collection, R record, Path file, long line) {
            throw new AssertionError("a record of an unreadable file: " + record);
        }

        @Override
        public void diagnostic(Diagnostic diagnostic) {
            throw new AssertionError("a diagnostic of an unreadable file: " + diagnostic);
        }
    }
}
