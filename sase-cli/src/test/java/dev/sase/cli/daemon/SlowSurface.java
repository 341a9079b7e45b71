package dev.sase.cli.daemon;

import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.Field;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Ordering;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCodec;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import dev.sase.spi.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Numbered records of one source that takes as long to load as a test wants. */
final class SlowSurface implements Surface, DirectLoader {
    /** How many records are loaded between two steps. */
    static final int STEP = 1_000;

    static final int STEPS = 15;

    private static final RecordCodec<String> CODEC = new RecordCodec<>() {
        @Override
        public RawJson encode(String record) {
            return new JsonWriter().string(record).toRawJson();
        }

        @Override
        public String decode(RawJson json) {
            return json.text().replace("\"", "");
        }
    };

    private static final Field<String, String> ID = Field.text("id", record -> record);

    private static final RecordCollection<String> NUMBERS = new RecordCollection<>(
            "numbers",
            String.class,
            ID,
            Field.text("scope", _ -> "home"),
            CODEC,
            List.of(),
            List.of(Ordering.by("by_id", ID)),
            List.of(),
            List.of(View.ofRecord("plain")),
            List.of(),
            List.of());

    private volatile Runnable pace = () -> {};

    /** Runs before every step of a load from now on. */
    void pace(Runnable beforeEveryStep) {
        pace = beforeEveryStep;
    }

    @Override
    public SurfaceDescriptor descriptor() {
        return new SurfaceDescriptor("numbers", "Numbers", "number", 1);
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(NUMBERS);
    }

    @Override
    public DirectLoader loader() {
        return this;
    }

    @Override
    public List<ReadOperation> reads() {
        return List.of();
    }

    @Override
    public List<Command> commands() {
        return List.of();
    }

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return List.of(new SourceRoot(home.path().resolve("numbers.txt"), false));
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) {
        Path file = home.path().resolve("numbers.txt");
        return Files.exists(file)
                ? Stream.of(new SourceUnit("numbers.txt", "home", file, List.of(file)))
                : Stream.empty();
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) {
        for (int number = 0; number < STEP * STEPS; number++) {
            if (number % STEP == 0) {
                pace.run();
            }
            sink.record(NUMBERS, Integer.toString(number), unit.path(), number + 1);
        }
    }
}
