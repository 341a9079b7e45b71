package dev.sase.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.notes.NotesSurface;
import dev.sase.core.read.DirectReads;
import dev.sase.core.read.Freshness;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.read.WireReads;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A home of notes, the stores of its engine, and what its reads have to answer: what the files say. */
record ProjectedHome(Path folder, Storage storage) {
    /** Every scope that these tests write. */
    static final List<String> SCOPES = List.of("a", "b", "c", "d", "e", "large");

    private static final SurfaceRegistry REGISTRY = SurfaceRegistry.of(List.of(new NotesSurface()));
    private static final long PATIENCE_SECONDS = 60;

    static ProjectedHome sqlite(Path folder) {
        return new ProjectedHome(folder, sqliteIn(folder));
    }

    static Storage.Files sqliteIn(Path folder) {
        return new Storage.Files(folder.resolve("journal.sqlite"), folder.resolve("projection.sqlite"));
    }

    static ProjectedHome h2(Path folder) {
        return new ProjectedHome(folder, new Storage.H2Files(folder.resolve("h2")));
    }

    /** The projection's file. */
    Path projection() {
        return Stores.of(storage).projectionFile().orElseThrow();
    }

    Path journal() {
        return Stores.of(storage).journalFile().orElseThrow();
    }

    Path notes() {
        return folder.resolve("home/notes");
    }

    Path file(String scope) {
        return notes().resolve(scope + ".txt");
    }

    /** Writes notes with text that names the version. */
    void write(String scope, int count, String version) throws IOException {
        write(scope, count, version, 10);
    }

    /** Writes notes whose text has at least so many characters. */
    void write(String scope, int count, String version, int characters) throws IOException {
        Files.createDirectories(notes());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("n").append(i).append(i % 3 == 0 ? "|done|" : "|open|");
            text.append(version).append(" of note ").append(i).append(" in ").append(scope);
            text.append(" x".repeat(characters / 2)).append('\n');
        }
        Files.writeString(file(scope), text);
    }

    /** Makes that files look as if they had been at rest for long. */
    void settle() throws IOException {
        for (String scope : SCOPES) {
            if (Files.exists(file(scope))) {
                Files.setLastModifiedTime(
                        file(scope), FileTime.from(Instant.now().minusSeconds(3_600)));
            }
        }
    }

    Engine open() {
        return Engine.open(options());
    }

    EngineOptions options() {
        return new EngineOptions(home(), REGISTRY, storage, Clock.systemUTC());
    }

    Engine ready() {
        Engine engine = open();
        engine.backfill();
        return engine;
    }

    Engine following() {
        Engine engine = Engine.open(options().watched());
        engine.backfill();
        return engine;
    }

    private SaseHome home() {
        return new SaseHome(folder.resolve("home"), Map.of());
    }

    static ReadRequest request(String scope) {
        return ReadRequest.of("note_list", Map.of("scope", scope)).limit(500);
    }

    /** What a read answers. */
    List<RawJson> answer(Engine engine, ReadRequest request) {
        ServedRead read = REGISTRY.requireRead(request.read());
        ReadPage page =
                WireReads.page(read.operation(), engine.read(request).body().bytes());
        return page.rows();
    }

    /** What the files answer. */
    List<RawJson> truth(ReadRequest request) {
        return new DirectReads(home(), Clock.systemUTC())
                .read(REGISTRY.requireRead(request.read()), request)
                .rows();
    }

    /** Compares every kind of read of every scope with the files. */
    void requireAgreement(Engine engine) {
        for (String scope : SCOPES) {
            for (ReadRequest request : requests(scope)) {
                ReadRequest now = request.fresh(Freshness.NOW);
                assertThat(answer(engine, now)).as(request.values().toString()).isEqualTo(truth(now));
            }
        }
    }

    static List<ReadRequest> requests(String scope) {
        return List.of(
                request(scope),
                ReadRequest.of("note_list", Map.of("scope", scope, "states", List.of("done")))
                        .limit(500),
                ReadRequest.of("note_list", Map.of("scope", scope, "query", "note 1"))
                        .limit(500));
    }

    /** Asks until every read is served, and requires that each is what the files say. */
    void awaitAgreement(Engine engine) {
        Optional<String>[] refusal = refusals();
        await(
                () -> {
                    try {
                        requireAgreement(engine);
                        return true;
                    } catch (EngineRefusal e) {
                        refusal[0] = Optional.of(String.valueOf(e.getMessage()));
                        return false;
                    }
                },
                () -> "served, last refused with " + refusal[0] + ", health " + engine.health());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Optional<String>[] refusals() {
        return new Optional[] {Optional.empty()};
    }

    /** Requires that a full comparison finds nothing. */
    void requireClean(Engine engine) {
        assertThat(engine.diff(Selection.all(), 20, Optional.empty()).records()).isEmpty();
        assertThat(engine.verify(Selection.all(), VerifyDepth.FULL, Progress.NONE)
                        .ok())
                .isTrue();
    }

    /** Waits until every read is served and right, and a full comparison finds nothing. */
    void awaitClean(Engine engine) {
        await(
                () -> {
                    try {
                        requireAgreement(engine);
                        return engine.verify(Selection.all(), VerifyDepth.FULL, Progress.NONE)
                                .ok();
                    } catch (EngineRefusal e) {
                        return false;
                    }
                },
                () -> "verified clean, health " + engine.health());
    }

    /** Requires that the stores work: an edit is followed, and rows made from the log alone are right too. */
    void requireHealthy(Engine engine) {
        awaitAgreement(engine);
        requireClean(engine);
        engine.replay(Selection.all());
        requireAgreement(engine);
        requireClean(engine);
        try {
            write("a", 3, "last edit");
            write("e", 2, "a late file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireAgreement(engine);
        requireClean(engine);
        assertThat(engine.health().open()).as(engine.health().toString()).isTrue();
        assertThat(engine.health().degraded()).isFalse();
    }

    /** Waits for something, not for ever. */
    static void await(BooleanSupplier condition, java.util.function.Supplier<String> what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + PATIENCE_SECONDS + " s in vain: " + what.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
