package dev.sase.testkit;

import dev.sase.spi.Command;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.DirectLoader;
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
import dev.sase.testkit.nasty.Nasty;
import dev.sase.testkit.nasty.NastyRecord;
import dev.sase.testkit.nasty.NastySurface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The nasty surface with one mistake. */
public class WrongSurface implements Surface {
    /** What is wrong. */
    enum Mistake {
        NONE,
        VANISHED_UNITS_FAIL,
        WRONG_ROOT,
        SAME_KEYS,
        CODEC_LOSES_NOTE,
        EVERY_LOAD_DIFFERS,
        WRONG_INPUTS,
        LINES_DO_NOT_DECIDE,
        BLIND_LOADER
    }

    private static final AtomicLong LOADS = new AtomicLong();

    private final Surface right = new NastySurface();
    private final Mistake mistake;
    private final RecordCollection<NastyRecord> records;

    /** A surface that only lacks a service file. */
    public WrongSurface() {
        this(Mistake.NONE);
    }

    WrongSurface(Mistake mistake) {
        this.mistake = mistake;
        RecordCollection<NastyRecord> of = Nasty.RECORDS;
        this.records = mistake == Mistake.CODEC_LOSES_NOTE
                ? new RecordCollection<>(
                        of.name(),
                        of.type(),
                        of.handle(),
                        of.scope(),
                        forgetful(of.codec()),
                        of.fields(),
                        of.orderings(),
                        of.tallies(),
                        of.views(),
                        of.texts(),
                        of.links())
                : of;
    }

    /** A surface that cannot even be made where there is no database. */
    public static final class NeedsDatabase extends WrongSurface {
        /** Touches a class of JDBC. */
        public NeedsDatabase() {
            if (Connection.class.getMethods().length == 0) {
                throw new IllegalStateException("a connection without methods");
            }
        }
    }

    @Override
    public SurfaceDescriptor descriptor() {
        return right.descriptor();
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(records, Nasty.LABELS);
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
    public DirectLoader loader() {
        DirectLoader loader = right.loader();
        return new DirectLoader() {
            @Override
            public List<SourceRoot> roots(SaseHome home) {
                return mistake == Mistake.WRONG_ROOT
                        ? List.of(new SourceRoot(home.path().resolve("nasty"), false))
                        : loader.roots(home);
            }

            @Override
            public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
                return loader.discover(home, scopes).map(WrongSurface.this::unit);
            }

            @Override
            public void load(SourceUnit unit, RecordSink sink) throws IOException {
                if (mistake == Mistake.VANISHED_UNITS_FAIL && !Files.exists(unit.path())) {
                    throw new IOException("no file " + unit.path());
                }
                loader.load(unit, new WrongSink(sink));
            }
        };
    }

    private SourceUnit unit(SourceUnit unit) {
        return switch (mistake) {
            case SAME_KEYS -> new SourceUnit("same", unit.scope(), unit.path(), unit.inputs());
            case WRONG_INPUTS ->
                new SourceUnit(
                        unit.key(),
                        unit.scope(),
                        unit.path(),
                        List.of(unit.path().resolveSibling("never-there")));
            default -> unit;
        };
    }

    private static RecordCodec<NastyRecord> forgetful(RecordCodec<NastyRecord> codec) {
        return new RecordCodec<>() {
            @Override
            public RawJson encode(NastyRecord record) {
                return codec.encode(changed(record, null, record.rank()));
            }

            @Override
            public NastyRecord decode(RawJson json) {
                return codec.decode(json);
            }
        };
    }

    private static NastyRecord changed(NastyRecord record, @Nullable String note, long rank) {
        return new NastyRecord(
                record.id(),
                record.store(),
                record.title(),
                note,
                rank,
                record.due(),
                record.open(),
                record.starred(),
                record.body(),
                record.needs(),
                record.labels());
    }

    private final class WrongSink implements RecordSink {
        private final RecordSink sink;

        WrongSink(RecordSink sink) {
            this.sink = sink;
        }

        @Override
        public <R> void record(RecordCollection<R> collection, R record, Path file, long line) {
            if (record instanceof NastyRecord nasty) {
                NastyRecord passed = switch (mistake) {
                    case EVERY_LOAD_DIFFERS -> changed(nasty, nasty.note(), LOADS.incrementAndGet());
                    case LINES_DO_NOT_DECIDE -> changed(nasty, nasty.note(), line);
                    default -> nasty;
                };
                sink.record(records, passed, file, line);
            } else {
                sink.record(collection, record, file, line);
            }
        }

        @Override
        public boolean unchanged(RecordCollection<?> collection, byte[] bytes, int from, int to) {
            return mistake == Mistake.LINES_DO_NOT_DECIDE && sink.unchanged(collection, bytes, from, to);
        }

        @Override
        public void diagnostic(Diagnostic diagnostic) {
            if (mistake != Mistake.BLIND_LOADER) {
                sink.diagnostic(diagnostic);
            }
        }
    }
}
