package dev.sase.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.core.notes.NotesSurface;
import dev.sase.core.read.DirectReads;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.read.WireReads;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.PageRequest;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    @TempDir
    Path folder;

    private Path notes;

    @BeforeEach
    void makeHome() throws IOException {
        notes = Files.createDirectories(folder.resolve("home/notes"));
        write("a", "n1|open|First\nn2|done|Second\nn1|open|First again\n");
    }

    private void write(String scope, String text) throws IOException {
        Files.writeString(notes.resolve(scope + ".txt"), text);
    }

    private Storage.Files files() {
        return new Storage.Files(folder.resolve("journal.sqlite"), folder.resolve("projection.sqlite"));
    }

    private Engine open(Storage storage, int schemaVersion) {
        SurfaceRegistry registry = SurfaceRegistry.of(List.of(new NotesSurface(schemaVersion)));
        return Engine.open(new EngineOptions(
                new SaseHome(folder.resolve("home"), Map.of()), registry, storage, Clock.systemUTC()));
    }

    private Engine ready() {
        Engine engine = open(files(), 1);
        engine.backfill();
        return engine;
    }

    private static ReadRequest list(String scope) {
        return ReadRequest.of("note_list", Map.of("scope", scope));
    }

    private static ReadPage page(Engine engine, ReadRequest request) {
        ServedRead read = SurfaceRegistry.of(List.of(new NotesSurface())).requireRead(request.read());
        return WireReads.page(read.operation(), engine.read(request).body().bytes());
    }

    private static List<String> texts(Engine engine, String scope) {
        engine.refresh(Selection.all());
        return page(engine, list(scope)).rows().stream()
                .map(row -> NotesSurface.NOTES.codec().decode(row).text())
                .toList();
    }

    @Test
    void servesWhatTheFilesHoldWithEveryCopyOfAHandle() {
        try (Engine engine = ready()) {
            assertThat(texts(engine, "a")).containsExactly("First", "Second", "First again");
            assertThat(engine.health().degraded()).isFalse();
        }
    }

    @Test
    void refusesAReadUntilTheSurfaceIsProjected() {
        try (Engine engine = open(files(), 1)) {
            EngineRefusal refusal = catchThrowableOfType(EngineRefusal.class, () -> engine.read(list("a")));

            assertThat(refusal.reason()).isEqualTo(Refusal.PROJECTION_DEGRADED);
        }
    }

    @Test
    void appliesChangesMovesAndDeletionsOfAFile() throws IOException {
        try (Engine engine = ready()) {
            write("a", "n0|open|New on top\nn1|open|First\nn2|done|Second, changed\n");

            assertThat(texts(engine, "a")).containsExactly("New on top", "First", "Second, changed");
            assertThat(engine.verify(Selection.all(), VerifyDepth.FULL, Progress.NONE)
                            .ok())
                    .isTrue();
        }
    }

    @Test
    void followsFilesThatComeAndGo() throws IOException {
        try (Engine engine = ready()) {
            write("b", "x|open|Other file\n");
            assertThat(texts(engine, "b")).containsExactly("Other file");

            Files.delete(notes.resolve("a.txt"));
            assertThat(texts(engine, "a")).isEmpty();
            assertThat(engine.verify(Selection.all(), VerifyDepth.FULL, Progress.NONE)
                            .ok())
                    .isTrue();
        }
    }

    @Test
    void appliesAFileThatGoesBackToAnEarlierStateEachTime() throws IOException {
        try (Engine engine = ready()) {
            long first = engine.health().lastSequence();
            write("a", "n1|open|B\n");
            engine.refresh(Selection.all());
            long second = engine.health().lastSequence();
            write("a", "n1|open|First\nn2|done|Second\nn1|open|First again\n");
            engine.refresh(Selection.all());

            assertThat(second).isGreaterThan(first);
            assertThat(engine.health().lastSequence()).isGreaterThan(second);
            assertThat(texts(engine, "a")).containsExactly("First", "Second", "First again");
        }
    }

    @Test
    void touchingAFileWithoutChangingItAppendsNoEvent() throws IOException {
        try (Engine engine = ready()) {
            long before = engine.health().lastSequence();
            write("a", "n1|open|First\nn2|done|Second\nn1|open|First again\n");
            engine.refresh(Selection.all());

            assertThat(engine.health().lastSequence()).isEqualTo(before);
        }
    }

    @Test
    void catchesUpFromTheJournalWhenRowsWereNotApplied() throws IOException {
        Path older = folder.resolve("older.sqlite");
        ready().close();
        Files.copy(folder.resolve("projection.sqlite"), older);
        write("a", "n9|open|Written to the journal\n");
        ready().close();
        Files.copy(older, folder.resolve("projection.sqlite"), StandardCopyOption.REPLACE_EXISTING);

        try (Engine engine = open(files(), 1)) {
            engine.backfill();
            assertThat(texts(engine, "a")).containsExactly("Written to the journal");
            assertThat(engine.verify(Selection.all(), VerifyDepth.FULL, Progress.NONE)
                            .ok())
                    .isTrue();
        }
    }

    /** A folder where a file should be cannot be read, whoever asks. */
    @Test
    void aUnitThatCannotBeReadForAWhileIsAppliedAfterwards() throws IOException {
        write("b", "n1|open|Readable\n");
        try (Engine engine = ready()) {
            Files.delete(notes.resolve("a.txt"));
            Files.createDirectory(notes.resolve("a.txt"));
            engine.refresh(Selection.all());
            assertThatThrownBy(() -> engine.read(list("a")))
                    .isInstanceOf(EngineRefusal.class)
                    .hasMessageContaining("a.txt");
            assertThat(texts(engine, "b")).isNotEmpty();
            SurfaceHealth health = health(engine);
            assertThat(health.state()).isEqualTo(SurfaceHealth.State.PARTLY_DEGRADED);
            assertThat(health.broken()).singleElement().satisfies(broken -> {
                assertThat(broken.scope()).isEqualTo("a");
                assertThat(broken.message()).contains("make it readable");
            });

            Files.delete(notes.resolve("a.txt"));
            write("a", "n4|open|Back again\n");
            engine.refresh(Selection.all());
            assertThat(texts(engine, "a")).containsExactly("Back again");
            assertThat(health(engine).state()).isEqualTo(SurfaceHealth.State.OK);
            engine.replay(Selection.all());
            assertThat(texts(engine, "a")).containsExactly("Back again");
            assertThat(engine.verify(Selection.all(), VerifyDepth.FULL, Progress.NONE)
                            .ok())
                    .isTrue();
        }
    }

    @Test
    void aFileWrittenAgainWithTheSameBytesIsNotLoadedAgain() throws IOException {
        Path file = notes.resolve("a.txt");
        try (Engine engine = ready()) {
            write("a", "n1|open|Changed\n");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
            engine.refresh(Selection.all());
            long loaded = engine.health().index().indexedSources();

            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-03T03:04:05Z")));
            engine.refresh(Selection.all());
            assertThat(engine.health().index().indexedSources()).isEqualTo(loaded);

            write("a", "n1|open|Chances\n");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-04T03:04:05Z")));
            engine.refresh(Selection.all());
            assertThat(engine.health().index().indexedSources()).isEqualTo(loaded + 1);
            assertThat(texts(engine, "a")).containsExactly("Chances");
        }
    }

    @Test
    void aFileFromTheFutureIsNotLoadedAgainAndAgain() throws IOException {
        Files.setLastModifiedTime(
                notes.resolve("a.txt"), FileTime.from(Instant.now().plusSeconds(86_400)));
        try (Engine engine = ready()) {
            long loaded = engine.health().index().indexedSources();
            engine.refresh(Selection.all());
            engine.refresh(Selection.all());

            assertThat(engine.health().index().indexedSources()).isEqualTo(loaded);
        }
    }

    @Test
    void makesTheProjectionAgainFromFilesWhenItIsDeleted() throws IOException {
        ready().close();
        Files.delete(folder.resolve("projection.sqlite"));

        try (Engine engine = ready()) {
            assertThat(texts(engine, "a")).hasSize(3);
        }
    }

    @Test
    void makesTheSameRowsFromTheJournalAlone() throws IOException {
        try (Engine engine = ready()) {
            write("a", "n1|open|First\nn3|open|Third\n");
            write("b", "x|open|Other\n");
            engine.refresh(Selection.all());
            List<RawJson> before = page(engine, list("a")).rows();

            engine.replay(Selection.all());

            assertThat(page(engine, list("a")).rows()).isEqualTo(before);
            assertThat(engine.verify(Selection.all(), VerifyDepth.FULL, Progress.NONE)
                            .ok())
                    .isTrue();
        }
    }

    @Test
    void rebuildsASurfaceWhoseDeclarationChanged() {
        ready().close();

        try (Engine engine = open(files(), 2)) {
            assertThatThrownBy(() -> engine.read(list("a"))).isInstanceOf(EngineRefusal.class);
            engine.backfill();
            assertThat(texts(engine, "a")).hasSize(3);
        }
    }

    @Test
    void refusesANewerJournalAndLeavesItAsItIs() throws SQLException {
        ready().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE journal_version SET version = 99");
        }

        try (Engine engine = open(files(), 1)) {
            assertThat(engine.health().open()).isFalse();
            assertThat(engine.health().message().orElseThrow()).contains("99").contains("update sase");
            assertThatThrownBy(() -> engine.read(list("a"))).isInstanceOf(EngineRefusal.class);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version FROM journal_version")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(99);
        }
    }

    @Test
    void aProjectionThatIsNoDatabaseIsMovedAsideAndMadeAgain() throws IOException {
        Files.writeString(folder.resolve("projection.sqlite"), "noise ".repeat(1000));

        try (Engine engine = open(files(), 1)) {
            assertThatThrownBy(() -> engine.read(list("a"))).isInstanceOf(EngineRefusal.class);
            engine.backfill();

            assertThat(texts(engine, "a")).hasSize(3);
            Path aside = engine.health().movedAside().orElseThrow();
            assertThat(aside.getFileName().toString()).startsWith("projection.sqlite.damaged-");
            assertThat(aside).content().startsWith("noise");
        }
    }

    @Test
    void pagesSurviveWritesAndEndWithARebuild() throws IOException {
        try (Engine engine = ready()) {
            ReadPage first = page(engine, list("a").limit(1));
            String cursor = first.nextCursor().orElseThrow();
            write("a", "n1|open|First\nn2|done|Second\nn1|open|First again\nn7|open|Late\n");
            engine.refresh(Selection.all());

            assertThat(page(engine, list("a").limit(100).cursor(cursor)).rows()).hasSize(3);

            engine.rebuild(Selection.all(), Progress.NONE);
            EngineRefusal refusal = catchThrowableOfType(
                    EngineRefusal.class, () -> engine.read(list("a").cursor(cursor)));
            assertThat(refusal.reason()).isEqualTo(Refusal.SNAPSHOT_EXPIRED);
        }
    }

    @Test
    void aCursorIsBoundToItsReadAndArguments() throws IOException {
        write("b", "x|open|Other\n");
        try (Engine engine = ready()) {
            String cursor = page(engine, list("a").limit(1)).nextCursor().orElseThrow();

            for (ReadRequest foreign :
                    List.of(list("b").cursor(cursor), list("a").cursor("nonsense"))) {
                EngineRefusal refusal = catchThrowableOfType(EngineRefusal.class, () -> engine.read(foreign));
                assertThat(refusal.reason()).isEqualTo(Refusal.CURSOR_EXPIRED);
            }
        }
    }

    @Test
    void pagesStayUnderTheirByteLimitAndARecordThatIsTooLargeHidesNoOther() throws IOException {
        StringBuilder text = new StringBuilder("big|open|")
                .append("x".repeat(PageRequest.MAX_PAYLOAD_BYTES))
                .append('\n');
        for (int i = 0; i < 40; i++) {
            text.append("n")
                    .append(i)
                    .append("|open|")
                    .append("y".repeat(100_000))
                    .append('\n');
        }
        write("a", text.toString());
        try (Engine engine = ready()) {
            List<String> ids = new ArrayList<>();
            List<String> omitted = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                ReadRequest request = cursor.map(list("a")::cursor).orElse(list("a"));
                assertThat(engine.read(request).body().size()).isLessThanOrEqualTo(PageRequest.MAX_PAYLOAD_BYTES);
                ReadPage page = page(engine, request);
                page.rows()
                        .forEach(row ->
                                ids.add(NotesSurface.NOTES.codec().decode(row).id()));
                omitted.addAll(page.omitted());
                cursor = page.nextCursor();
            } while (cursor.isPresent());

            assertThat(ids).hasSize(40).doesNotContain("big");
            assertThat(omitted).containsExactly("big");
            SaseException tooLarge = catchThrowableOfType(
                    SaseException.class, () -> engine.read(ReadRequest.of("note_show", Map.of("id", "big"))));
            assertThat(tooLarge.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
        }
    }

    @Test
    void sayThatASourceIsCorruptWithFileAndLine() throws IOException {
        write("a", "n1|open|Good\nbroken\n");
        try (Engine engine = ready()) {
            assertThat(texts(engine, "a")).containsExactly("Good");
            DiffPage diff = engine.diff(Selection.of("notes"), 100, Optional.empty());

            assertThat(diff.counts()).isEqualTo(new DiffCounts(0, 0, 0, 1));
            assertThat(diff.records().getFirst().message()).contains("a.txt:2").contains("invalid_note");
        }
    }

    @Test
    void listsDifferencesPageByPage() throws IOException, SQLException {
        write("a", "n1|open|One\nn2|open|Two\nn3|open|Three\n");
        ready().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("projection.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE notes__notes__row SET f_state = 'done'");
        }
        try (Engine engine = open(files(), 1)) {
            engine.backfill();
            List<String> handles = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                DiffPage page = engine.diff(Selection.all(), 1, cursor);
                page.records().forEach(record -> handles.add(record.handle().orElseThrow()));
                assertThat(page.counts()).isEqualTo(new DiffCounts(0, 3, 0, 0));
                cursor = page.nextCursor();
            } while (cursor.isPresent());

            assertThat(handles).containsExactly("n1", "n2", "n3");
            assertThatThrownBy(() -> engine.diff(Selection.all(), 1, Optional.of("x")))
                    .isInstanceOf(EngineRefusal.class);
        }
    }

    private static SurfaceHealth health(Engine engine) {
        return Optional.ofNullable(engine.health().surfaces().get("notes")).orElseThrow();
    }

    @Test
    void wrongArgumentsAreNamed() {
        try (Engine engine = ready()) {
            assertThatThrownBy(() -> engine.read(ReadRequest.of("note_list", Map.of())))
                    .hasMessageContaining("needs the argument 'scope'");
            assertThatThrownBy(() -> engine.read(ReadRequest.of("note_list", Map.of("scope", "a", "colour", "x"))))
                    .hasMessageContaining("no argument 'colour'");
            assertThatThrownBy(() ->
                            engine.read(ReadRequest.of("note_list", Map.of("scope", "a", "states", List.of("lost")))))
                    .hasMessageContaining("open, done");
            assertThatThrownBy(() -> engine.read(ReadRequest.of("nothing", Map.of())))
                    .hasMessageContaining("note_list, note_show");
        }
    }

    @Test
    void filesAndProjectionGiveTheSameBytesInMemoryToo() throws IOException {
        write("a", "n1|open|Ünïcode 😀\nn2|done|second\n");
        ServedRead read = SurfaceRegistry.of(List.of(new NotesSurface())).requireRead("note_list");
        DirectReads direct = new DirectReads(new SaseHome(folder.resolve("home"), Map.of()), Clock.systemUTC());
        try (Engine engine = open(new Storage.Memory(), 1)) {
            engine.backfill();
            ReadRequest request = ReadRequest.of("note_list", Map.of("scope", "a", "query", "ÜNÏ"));

            assertThat(page(engine, request).members())
                    .isEqualTo(direct.read(read, request).members());
            assertThat(new String(engine.read(request).body().bytes(), StandardCharsets.UTF_8))
                    .contains("Ünïcode 😀");
        }
    }
}
