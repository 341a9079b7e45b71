package dev.sase.cli.command;

import dev.sase.spi.Answer;
import dev.sase.spi.AnswerView;
import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Field;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Ordering;
import dev.sase.spi.Parameter;
import dev.sase.spi.Presenter;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCodec;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordKey;
import dev.sase.spi.RecordReader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.Screen;
import dev.sase.spi.Shape;
import dev.sase.spi.Slice;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import dev.sase.spi.View;
import dev.sase.spi.Volatility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A surface without sources whose one read gives back its arguments, and rows that are numbered. */
final class EchoSurface implements Surface, ReadOperation, DirectLoader {
    private static final RecordCodec<String> CODEC = new RecordCodec<>() {
        @Override
        public RawJson encode(String record) {
            return new JsonWriter().string(record).toRawJson();
        }

        @Override
        public String decode(RawJson json) {
            return json.text();
        }
    };

    private static final RecordCollection<String> NOTHING = new RecordCollection<>(
            "nothing",
            String.class,
            Field.text("id", record -> record),
            Field.text("scope", _ -> "home"),
            CODEC,
            List.of(),
            List.of(new Ordering<>("by_id", List.of())),
            List.of(),
            List.of(View.ofRecord("plain")),
            List.of(),
            List.of());

    private final List<Parameter> parameters;
    private final Map<String, Object> defaults;
    private final Presenter.JsonForm form;
    private final long rows;

    EchoSurface(List<Parameter> parameters, Map<String, Object> defaults, Presenter.JsonForm form, long rows) {
        this.parameters = parameters;
        this.defaults = defaults;
        this.form = form;
        this.rows = rows;
    }

    @Override
    public SurfaceDescriptor descriptor() {
        return new SurfaceDescriptor("echo", "Echoes", "echo", 1);
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(NOTHING);
    }

    @Override
    public DirectLoader loader() {
        return this;
    }

    @Override
    public List<ReadOperation> reads() {
        return List.of(this);
    }

    @Override
    public List<Command> commands() {
        Presenter presenter = new Presenter() {
            @Override
            public void text(AnswerView answer, Screen screen) {
                screen.line(answer.value("arguments").orElseThrow().text());
            }

            @Override
            public JsonForm jsonForm() {
                return form;
            }
        };
        return List.of(
                new Command("say", name(), "Says 50% of it.", defaults, List.of("sase echo say 100%"), presenter));
    }

    @Override
    public String name() {
        return "echo_say";
    }

    @Override
    public String summary() {
        return "Echo.";
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Shape shape() {
        return Shape.PAGE;
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.KEPT;
    }

    @Override
    public Volatility volatility() {
        return Volatility.PURE;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.empty();
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        StringBuilder arguments = new StringBuilder();
        new TreeMap<>(query.values())
                .forEach((name, value) ->
                        arguments.append(name).append('=').append(value).append(' '));
        List<Slice.Row> slice = LongStream.range(0, rows)
                .mapToObj(n -> new Slice.Row(new RecordKey(0, Long.toString(n), 0), RawJson.of("{\"n\":" + n + "}")))
                .toList();
        return Answer.builder()
                .value(
                        "arguments",
                        new JsonWriter().string(arguments.toString()).toRawJson())
                .rows("rows", new Slice(slice, Optional.empty(), false, List.of()))
                .build();
    }

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return List.of();
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) {
        return Stream.empty();
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) {
        throw new IllegalStateException("there is no unit to load");
    }
}
