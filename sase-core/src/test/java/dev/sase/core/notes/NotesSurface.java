package dev.sase.core.notes;

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
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import dev.sase.spi.Tally;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import dev.sase.spi.Volatility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The smallest surface that shows everything: {@code notes/<scope>.txt}, one note a line as {@code id|state|text}. */
public final class NotesSurface implements Surface {
    /** A note. */
    public record Note(String id, String scope, String state, String text) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Field<Note, String> ID = Field.text("id", Note::id);
    private static final Field<Note, String> SCOPE = Field.text("scope", Note::scope);
    private static final Field<Note, String> STATE = Field.text("state", Note::state);
    private static final Ordering<Note> BY_PLACE = Ordering.by("place", Field.place());
    private static final Text<Note> SEARCH = Text.folded("search", Note::text);
    private static final RecordCodec<Note> CODEC = new RecordCodec<>() {
        @Override
        public RawJson encode(Note note) {
            JsonWriter json = new JsonWriter();
            json.beginObject().name("id").string(note.id()).name("scope").string(note.scope());
            json.name("state")
                    .string(note.state())
                    .name("text")
                    .string(note.text())
                    .endObject();
            return json.toRawJson();
        }

        @Override
        public Note decode(RawJson json) {
            JsonNode node = MAPPER.readTree(json.bytes());
            return new Note(
                    node.get("id").asString(),
                    node.get("scope").asString(),
                    node.get("state").asString(),
                    node.get("text").asString());
        }
    };
    /** Looks like the record and is stored beside it, so that either can be damaged alone. */
    private static final View<Note> NOTE = new View<>("note", CODEC::encode);

    /** The notes. */
    public static final RecordCollection<Note> NOTES = new RecordCollection<>(
            "notes",
            Note.class,
            ID,
            SCOPE,
            CODEC,
            List.of(STATE),
            List.of(BY_PLACE),
            List.of(new Tally<>("state", List.of(STATE))),
            List.of(NOTE),
            List.of(SEARCH),
            List.of());

    /** The lines that loaders have parsed since a test began to record them. */
    public static final List<String> PARSED = Collections.synchronizedList(new ArrayList<>());

    /** Whether lines are recorded. */
    public static volatile boolean recording;

    private final int schemaVersion;

    /** The surface as it is found. */
    public NotesSurface() {
        this(1);
    }

    /** The surface with another version of its declaration. */
    public NotesSurface(int schemaVersion) {
        this.schemaVersion = schemaVersion;
    }

    @Override
    public SurfaceDescriptor descriptor() {
        return new SurfaceDescriptor("notes", "Notes", "note", schemaVersion);
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(NOTES);
    }

    @Override
    public DirectLoader loader() {
        return new NotesLoader();
    }

    @Override
    public List<ReadOperation> reads() {
        return List.of(new NoteList(), new NoteShow());
    }

    @Override
    public List<Command> commands() {
        return List.of();
    }

    private static final class NotesLoader implements DirectLoader {
        @Override
        public List<SourceRoot> roots(SaseHome home) {
            return List.of(new SourceRoot(home.path().resolve("notes"), false));
        }

        @Override
        public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
            Path folder = home.path().resolve("notes");
            if (!Files.isDirectory(folder)) {
                return Stream.empty();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted().map(NotesLoader::unit).toList().stream();
            }
        }

        private static SourceUnit unit(Path file) {
            String name = String.valueOf(file.getFileName());
            return new SourceUnit("notes/" + name, name.replace(".txt", ""), file, List.of(file));
        }

        @Override
        public boolean isDecidedByContent(SourceUnit unit) {
            return true;
        }

        @Override
        public void load(SourceUnit unit, RecordSink sink) throws IOException {
            long number = 0;
            for (String line : Files.readAllLines(unit.path(), StandardCharsets.UTF_8)) {
                number++;
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                if (sink.unchanged(NOTES, bytes, 0, bytes.length)) {
                    continue;
                }
                if (recording) {
                    PARSED.add(line);
                }
                String[] parts = line.split("\\|", 3);
                if (parts.length == 3) {
                    sink.record(NOTES, new Note(parts[0], unit.scope(), parts[1], parts[2]), unit.path(), number);
                } else {
                    sink.diagnostic(Diagnostic.corrupt("invalid_note", unit.path(), number, "found '" + line + "'"));
                }
            }
        }
    }

    private abstract static class NoteRead implements ReadOperation {
        @Override
        public String summary() {
            return name();
        }

        @Override
        public Volatility volatility() {
            return Volatility.PURE;
        }

        @Override
        public Duplicates duplicates() {
            return Duplicates.KEPT;
        }

        @Override
        public Scopes scopes(Query query) {
            return query.text("scope").map(Scopes::of).orElseGet(Scopes::every);
        }
    }

    private static final class NoteList extends NoteRead {
        @Override
        public String rowsMember() {
            return "notes";
        }

        @Override
        public String name() {
            return "note_list";
        }

        @Override
        public Shape shape() {
            return Shape.PAGE;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of("scope", Parameter.Type.TEXT, "the file").mandatory(),
                    Parameter.of("states", Parameter.Type.TEXTS, "the states").oneOf(List.of("open", "done")),
                    Parameter.of("query", Parameter.Type.TEXT, "words"));
        }

        @Override
        public Optional<StatedOrder<?>> order(Query query) {
            return Optional.of(new StatedOrder<>(NOTES, BY_PLACE, CODEC::decode));
        }

        @Override
        public Answer answer(Query query, RecordReader reader) {
            Predicate<Note> where = Predicate.is(SCOPE, query.requiredText("scope"));
            if (!query.texts("states").isEmpty()) {
                where = Predicate.all(where, Predicate.in(STATE, Set.copyOf(query.texts("states"))));
            }
            if (query.text("query").isPresent()) {
                where = Predicate.all(
                        where, Predicate.contains(SEARCH, query.text("query").get()));
            }
            return Answer.builder()
                    .rows("notes", reader.page(NOTES, where, BY_PLACE, NOTE, query.page()))
                    .build();
        }
    }

    private static final class NoteShow extends NoteRead {
        @Override
        public String name() {
            return "note_show";
        }

        @Override
        public Shape shape() {
            return Shape.DETAIL;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.of("id", Parameter.Type.TEXT, "the note").mandatory());
        }

        @Override
        public Optional<StatedOrder<?>> order(Query query) {
            return Optional.empty();
        }

        @Override
        public Answer answer(Query query, RecordReader reader) {
            String id = query.requiredText("id");
            RawJson json = reader.find(NOTES, id, Predicate.everything(), NOTE)
                    .orElseThrow(() -> new SaseException(ErrorCode.NOT_FOUND, "there is no note '" + id + "'"))
                    .json();
            return Answer.builder().value("note", json).build();
        }
    }
}
