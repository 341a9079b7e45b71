package dev.sase.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.notes.NotesSurface;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a file that changed, only the lines that changed are parsed. */
class UnchangedLinesTest {
    @TempDir
    Path folder;

    private Path file;
    private List<String> lines = new ArrayList<>();
    private final NotesSurface surface = new NotesSurface();

    @BeforeEach
    void writeNotes() throws IOException {
        NotesSurface.recording = true;
        file = Files.createDirectories(folder.resolve("home/notes")).resolve("a.txt");
        IntStream.range(0, 300).forEach(i -> lines.add("n" + i + "|open|Text " + i));
        save();
    }

    @AfterEach
    void stopRecording() {
        NotesSurface.recording = false;
    }

    private void save() throws IOException {
        Files.write(file, lines);
        NotesSurface.PARSED.clear();
    }

    private Engine ready() {
        Engine engine = Engine.open(new EngineOptions(
                new SaseHome(folder.resolve("home"), Map.of()),
                SurfaceRegistry.of(List.of(surface)),
                new Storage.Files(folder.resolve("journal.sqlite"), folder.resolve("projection.sqlite")),
                Clock.systemUTC()));
        engine.backfill();
        return engine;
    }

    private void apply(Engine engine) throws IOException {
        save();
        engine.refresh(Selection.all());
        List<String> parsed = List.copyOf(NotesSurface.PARSED);
        assertThat(texts(engine)).isEqualTo(written());
        assertThat(engine.diff(Selection.all(), 10, Optional.empty()).records())
                .allMatch(record -> record.category() == DiffRecord.Category.CORRUPT);
        NotesSurface.PARSED.clear();
        NotesSurface.PARSED.addAll(parsed);
    }

    private List<String> texts(Engine engine) {
        RecordCollection<NotesSurface.Note> notes = NotesSurface.NOTES;
        return engine.query(surface, Instant.EPOCH, reader -> {
            try (var records = reader.records(
                    notes, Predicate.everything(), notes.orderings().getFirst())) {
                return records.map(stored ->
                                stored.record().id() + " " + stored.record().text())
                        .toList();
            }
        });
    }

    private List<String> written() {
        return lines.stream()
                .map(line -> line.split("\\|", 3))
                .filter(parts -> parts.length == 3)
                .map(parts -> parts[0] + " " + parts[2])
                .toList();
    }

    @Test
    void aChangedLineIsParsedAlone() throws IOException {
        try (Engine engine = ready()) {
            lines.set(100, "n100|done|Changed");
            apply(engine);

            assertThat(NotesSurface.PARSED).containsExactly("n100|done|Changed");
        }
    }

    @Test
    void linesThatMoveAreNotParsed() throws IOException {
        try (Engine engine = ready()) {
            lines.addFirst("new|open|In front");
            Collections.swap(lines, 50, 200);
            lines.remove(120);
            lines.add(lines.remove(10));
            apply(engine);

            assertThat(NotesSurface.PARSED).containsExactly("new|open|In front");
        }
    }

    @Test
    void whatAReplayWroteIsKnown() throws IOException {
        try (Engine engine = ready()) {
            assertThat(engine.replay(Selection.all()).ok()).isTrue();
            lines.add("last|open|Appended");
            apply(engine);

            assertThat(NotesSurface.PARSED).containsExactly("last|open|Appended");
        }
    }

    @Test
    void aMalformedLineIsReportedAgainEachTime() throws IOException {
        lines.add(7, "no note");
        save();
        try (Engine engine = ready()) {
            lines.add("last|open|Appended");
            apply(engine);

            assertThat(NotesSurface.PARSED).containsExactly("no note", "last|open|Appended");
            assertThat(engine.health().failedParses()).isEqualTo(1);
        }
    }

    @Test
    void aCopyThatMovesBeforeItsTwinIsNumberedAsAFreshLoadDoes() throws IOException {
        try (Engine engine = ready()) {
            lines.add("n5|done|Another copy");
            apply(engine);
            lines.add(0, lines.removeLast());
            lines.add(3, "n7|open|Text 7");
            apply(engine);
            lines.removeIf(line -> line.equals("n5|open|Text 5"));
            apply(engine);

            assertThat(NotesSurface.PARSED).isEmpty();
        }
    }

    @Test
    void anyOrderOfLinesEndsAsTheFileHasIt() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Engine engine = ready()) {
            for (int round = 0; round < 12; round++) {
                if (round % 4 == 0) {
                    Collections.shuffle(lines, random);
                }
                for (int i = random.nextInt(90); i >= 0; i--) {
                    lines.add(random.nextInt(lines.size()), "r" + random.nextInt(40) + "|open|Round " + round);
                    lines.remove(random.nextInt(lines.size()));
                }
                try {
                    apply(engine);
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + seed + ", round " + round, e);
                }
            }
        }
    }

    @Test
    void aChangeOfMoreThanIsHeldBackIsApplied() throws IOException {
        try (Engine engine = ready()) {
            String large = "x".repeat(30_000);
            lines.addFirst("first|open|In front");
            for (int i = 60; i < 140; i++) {
                lines.set(i, "m" + i + "|open|" + large + i);
            }
            lines.remove(20);
            apply(engine);

            assertThat(NotesSurface.PARSED).hasSize(81);
        }
    }
}
