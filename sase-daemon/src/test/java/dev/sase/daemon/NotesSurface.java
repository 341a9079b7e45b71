package dev.sase.daemon;

import dev.sase.spi.Answer;
import dev.sase.spi.Command;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Field;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Ordering;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCodec;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordReader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.Slice;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import dev.sase.spi.View;
import dev.sase.spi.Volatility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of {@code <home>/notes.txt}, each {@code id text}, served by reads that also fail in every way a read can. A line that begins with
 * {@code !} cannot be read; one that begins with {@code ~} is not reached before {@link #release}.
 */
final class NotesSurface implements Surface {
    /** A line. */
    record Note(String id, String text) {}

    private static final class NoteCodec implements RecordCodec<Note> {
        @Override
        public RawJson encode(Note note) {
            return json(note);
        }

        @Override
        public Note decode(RawJson raw) {
            JsonNode tree = JsonMapper.shared().readTree(raw.bytes());
            return new Note(tree.get("id").stringValue(), tree.get("text").stringValue());
        }
    }

    private static final Field<Note, String> ID = Field.text("id", Note::id);
    private static final Ordering<Note> BY_ID = Ordering.by("by_id", ID);
    private static final View<Note> FULL = View.ofRecord("full");
    private static final RecordCollection<Note> NOTES = new RecordCollection<>(
            "notes",
            Note.class,
            ID,
            Field.text("home", _ -> "home"),
            new NoteCodec(),
            List.of(),
            List.of(BY_ID),
            List.of(),
            List.of(FULL),
            List.of(),
            List.of());

    /** What the read {@code note_wait} and lines with {@code ~} wait for. */
    final CountDownLatch release = new CountDownLatch(1);

    /** How many reads have begun to wait. */
    final CountDownLatch waiting = new CountDownLatch(4);

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static RawJson json(Note note) {
        JsonWriter json = new JsonWriter().beginObject();
        return json.name("id")
                .string(note.id())
                .name("text")
                .string(note.text())
                .endObject()
                .toRawJson();
    }

    @Override
    public SurfaceDescriptor descriptor() {
        return new SurfaceDescriptor("notes", "Notes", "note", 1);
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(NOTES);
    }

    @Override
    public DirectLoader loader() {
        return new NoteLoader(this);
    }

    @Override
    public List<ReadOperation> reads() {
        return List.of(
                new NoteRead("note_list", Shape.PAGE, this),
                new NoteRead("note_show", Shape.DETAIL, this),
                new NoteRead("note_wait", Shape.BARE, this),
                new NoteRead("note_crash", Shape.BARE, this),
                new NoteRead("note_huge", Shape.BARE, this));
    }

    @Override
    public List<Command> commands() {
        return List.of();
    }

    private record NoteLoader(NotesSurface surface) implements DirectLoader {
        @Override
        public List<SourceRoot> roots(SaseHome home) {
            return List.of(new SourceRoot(home.path().resolve("notes.txt"), false));
        }

        @Override
        public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) {
            Path file = home.path().resolve("notes.txt");
            return Files.exists(file)
                    ? Stream.of(new SourceUnit("notes.txt", "home", file, List.of(file)))
                    : Stream.empty();
        }

        @Override
        public void load(SourceUnit unit, RecordSink sink) throws IOException {
            long line = 0;
            for (String text : Files.readAllLines(unit.path())) {
                line++;
                if (text.startsWith("!")) {
                    sink.diagnostic(Diagnostic.corrupt("no_note", unit.path(), line, "found " + text));
                    continue;
                }
                if (text.startsWith("~")) {
                    surface.awaitRelease();
                }
                int space = text.indexOf(' ');
                sink.record(NOTES, new Note(text.substring(0, space), text.substring(space + 1)), unit.path(), line);
            }
        }
    }

    private record NoteRead(String name, Shape shape, NotesSurface surface) implements ReadOperation {
        @Override
        public String rowsMember() {
            return "notes";
        }

        @Override
        public String summary() {
            return "Notes.";
        }

        @Override
        public List<Parameter> parameters() {
            Parameter id = Parameter.of("id", Parameter.Type.TEXT, "the note");
            return name.equals("note_show") ? List.of(id.mandatory()) : List.of();
        }

        @Override
        public Duplicates duplicates() {
            return shape == Shape.PAGE ? Duplicates.KEPT : Duplicates.NONE;
        }

        @Override
        public Volatility volatility() {
            return Volatility.FILES;
        }

        @Override
        public Optional<StatedOrder<?>> order(Query query) {
            return shape == Shape.PAGE
                    ? Optional.of(new StatedOrder<>(NOTES, BY_ID, new NoteCodec()::decode))
                    : Optional.empty();
        }

        @Override
        public Answer answer(Query query, RecordReader reader) {
            return switch (name) {
                case "note_list" -> {
                    Slice slice = reader.page(NOTES, Predicate.everything(), BY_ID, FULL, query.page());
                    yield Answer.builder().rows("notes", slice).build();
                }
                case "note_show" -> {
                    String id = query.requiredText("id");
                    Slice.Row row = reader.find(NOTES, id, Predicate.everything(), FULL)
                            .orElseThrow(() -> new SaseException(ErrorCode.NOT_FOUND, "there is no note " + id));
                    yield Answer.builder().value("note", row.json()).build();
                }
                case "note_wait" -> {
                    surface.waiting.countDown();
                    surface.awaitRelease();
                    yield Answer.builder().value("waited", RawJson.of("true")).build();
                }
                case "note_huge" ->
                    Answer.builder()
                            .value(
                                    "text",
                                    new JsonWriter()
                                            .string("x".repeat(1_100_000))
                                            .toRawJson())
                            .build();
                default -> throw new IllegalStateException("a bug of this surface");
            };
        }
    }
}
