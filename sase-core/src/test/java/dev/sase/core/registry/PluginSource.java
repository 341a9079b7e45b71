package dev.sase.core.registry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The source of a surface of another author: lines of {@code <id>/lines.txt}. Any of its methods can be made to throw. */
final class PluginSource {
    /** What a surface that fails on demand is told by: a method, a blank, and one of {@link #WAYS}. */
    static final String TOLD = "sase.test.failing";

    /** How it may fail: an exception, a missing class, a recursion without end. */
    static final List<String> WAYS = List.of("exception", "linkage", "depth");

    private static final Pattern HOOK = Pattern.compile("@([a-z]+)@");
    private static final String TEMPLATE = """
            package org.example.@id@;

            import dev.sase.spi.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.stream.Stream;

            public final class @class@ implements Surface, DirectLoader, ReadOperation, Presenter, Verifier, Projector {
                static final RecordCodec<String> CODEC = new RecordCodec<>() {
                    @Override
                    public RawJson encode(String line) {
                        @encode@
                        return new JsonWriter().beginObject().name("line").string(line).endObject().toRawJson();
                    }

                    @Override
                    public String decode(RawJson json) {
                        @decode@
                        String text = json.text();
                        return text.substring(9, text.length() - 2);
                    }
                };
                static final Field<String, String> HOME = Field.text("scope", line -> {
                    @field@
                    return "home";
                });
                static final Ordering<String> IN_FILE = Ordering.by("in_file", Field.place());
                static final View<String> WIRE = View.ofRecord("wire");
                static final RecordCollection<String> LINES = new RecordCollection<>(
                        "lines", String.class, Field.text("line", line -> line), HOME, CODEC, List.of(), List.of(IN_FILE),
                        List.of(), List.of(WIRE), List.of(), List.of());

                public @class@() {
                    @constructor@
                }

                static int forever(int depth) {
                    return forever(depth + 1) + 1;
                }

                static void fail(String method) {
                    String told = System.getProperty("@property@", "");
                    if (told.equals(method + " exception")) {
                        throw new IllegalStateException("boom");
                    } else if (told.equals(method + " linkage")) {
                        throw new NoClassDefFoundError("boom");
                    } else if (told.equals(method + " depth")) {
                        forever(0);
                    }
                }

                @Override
                public SurfaceDescriptor descriptor() {
                    @descriptor@
                    return new SurfaceDescriptor("@id@", "Lines of @id@", "@noun@", 1);
                }

                @Override
                public List<RecordCollection<?>> collections() {
                    @collections@
                    return List.of(LINES);
                }

                @Override
                public DirectLoader loader() {
                    @loader@
                    return this;
                }

                @Override
                public Projector projector() {
                    @projector@
                    return this;
                }

                @Override
                public Verifier verifier() {
                    @verifier@
                    return this;
                }

                @Override
                public List<ReadOperation> reads() {
                    @reads@
                    return List.of(this);
                }

                @Override
                public List<Command> commands() {
                    @commands@
                    return List.of(new Command("list", "@read@", "Lists lines.", Map.of(), List.of("sase @noun@ list"), this));
                }

                @Override
                public <R> ProjectedRow<R> project(RecordCollection<R> collection, R record) {
                    @project@
                    return ProjectedRow.of(collection, record);
                }

                @Override
                public <R> Optional<String> difference(RecordCollection<R> collection, R loaded, R projected) {
                    @difference@
                    return Optional.empty();
                }

                @Override
                public List<SourceRoot> roots(SaseHome home) {
                    @roots@
                    return List.of(new SourceRoot(home.path().resolve("@id@"), false));
                }

                @Override
                public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) {
                    @discover@
                    Path file = home.path().resolve("@id@/lines.txt");
                    return Stream.of(new SourceUnit("@id@/lines.txt", "home", file, List.of(file))).filter(unit -> {
                        @lazily@
                        return Files.exists(unit.path());
                    });
                }

                @Override
                public void load(SourceUnit unit, RecordSink sink) throws java.io.IOException {
                    @load@
                    long number = 0;
                    for (String line : Files.readAllLines(unit.path())) {
                        sink.record(LINES, line, unit.path(), ++number);
                    }
                }

                @Override
                public String name() {
                    @name@
                    return "@read@";
                }

                @Override
                public String summary() {
                    @summary@
                    return "Lines.";
                }

                @Override
                public List<Parameter> parameters() {
                    @parameters@
                    return List.of();
                }

                @Override
                public Shape shape() {
                    @shape@
                    return Shape.PAGE;
                }

                @Override
                public Duplicates duplicates() {
                    return Duplicates.KEPT;
                }

                @Override
                public Volatility volatility() {
                    @volatility@
                    return Volatility.PURE;
                }

                @Override
                public Optional<StatedOrder<?>> order(Query query) {
                    return Optional.of(new StatedOrder<>(LINES, IN_FILE, CODEC::decode));
                }

                @Override
                public Query resolve(Query query, SaseHome home) {
                    @resolve@
                    return query;
                }

                @Override
                public Scopes scopes(Query query) {
                    @scopes@
                    return Scopes.of("home");
                }

                @Override
                public Answer answer(Query query, RecordReader reader) {
                    @answer@
                    return Answer.builder()
                            .rows("rows", reader.page(LINES, Predicate.is(HOME, "home"), IN_FILE, WIRE, query.page()))
                            .build();
                }

                @Override
                public void text(AnswerView answer, Screen screen) {
                    @text@
                    answer.rows().forEach(row -> screen.line(CODEC.decode(row)));
                }
            }
            """;

    private final Map<String, String> values = new TreeMap<>();

    private PluginSource(String id) {
        values.put("id", id);
        values.put("noun", id);
        values.put("class", "Lines");
        values.put("read", id + "_list");
        values.put("property", TOLD);
    }

    /** A surface with this id, noun and read {@code <id>_list}. */
    static PluginSource named(String id) {
        return new PluginSource(id);
    }

    PluginSource noun(String noun) {
        values.put("noun", noun);
        return this;
    }

    PluginSource read(String read) {
        values.put("read", read);
        return this;
    }

    /** Begins a method with a statement; {@code lazily} is the stream of units, {@code field} a getter. */
    PluginSource in(String method, String statement) {
        values.put(method, "if (true) { " + statement + " }");
        return this;
    }

    /** Lets every method look whether it is told to fail. */
    PluginSource failingOnDemand() {
        HOOK.matcher(TEMPLATE)
                .results()
                .map(hook -> hook.group(1))
                .forEach(hook -> values.putIfAbsent(hook, "fail(\"" + hook + "\");"));
        return this;
    }

    String className() {
        return "org.example." + values.get("id") + "." + values.get("class");
    }

    String text() {
        String text = TEMPLATE;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        return HOOK.matcher(text).replaceAll("");
    }
}
