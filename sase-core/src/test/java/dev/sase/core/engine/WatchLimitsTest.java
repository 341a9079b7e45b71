package dev.sase.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sase.core.notes.ForwardingNotes;
import dev.sase.core.read.Freshness;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.watch.SourceWatch;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the watch cannot tell, or tells all at once, is followed nevertheless. */
class WatchLimitsTest {
    @TempDir
    Path folder;

    private ProjectedHome home;

    @BeforeEach
    void write() throws IOException {
        Optional<SourceWatch> watch = SourceWatch.start();
        assumeTrue(watch.isPresent(), "this platform does not tell of changes at once");
        watch.get().close();
        home = ProjectedHome.sqlite(folder);
        for (String scope : List.of("a", "b", "c")) {
            home.write(scope, 4, "first");
        }
        // Nothing is loaded once more because its time stamps are young.
        home.settle();
    }

    /** Asks for no look at the files, until every scope is what they say. */
    private void awaitTold(Engine engine) {
        for (String scope : ProjectedHome.SCOPES) {
            ProjectedHome.await(
                    () -> home.answer(engine, ProjectedHome.request(scope))
                            .equals(home.truth(ProjectedHome.request(scope))),
                    () -> "scope " + scope + " is followed: " + engine.health());
        }
    }

    @Test
    void aRootThatGoesAndComesBackAgainAndAgainIsFollowed() throws IOException {
        Path away = folder.resolve("away");
        try (Engine engine = home.following()) {
            for (int round = 0; round < 12; round++) {
                Files.move(home.notes(), away);
                if (round % 3 == 0) {
                    awaitTold(engine);
                }
                Files.move(away, home.notes());
                home.write("b", 3, "round " + round);
                if (round % 2 == 0) {
                    awaitTold(engine);
                }
            }
            awaitTold(engine);
            home.write("c", 2, "last");
            awaitTold(engine);
            home.requireClean(engine);
        }
    }

    /** Nobody is told when a folder above the nearest one of a root is moved; who wants to know now looks. */
    @Test
    void aFolderAboveTheRootThatGoesAndComesBackIsSeenByWhoWantsNow() throws IOException {
        Path away = folder.resolve("away");
        try (Engine engine = home.following()) {
            Files.move(folder.resolve("home"), away);
            home.awaitAgreement(engine);
            Files.move(away, folder.resolve("home"));
            home.awaitAgreement(engine);
            home.write("a", 3, "after the return");
            home.awaitAgreement(engine);
            home.requireClean(engine);
        }
    }

    @Test
    void aRootThatBecomesALinkToAnotherFolderIsFollowedThere() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("a.txt"), "n1|open|Elsewhere\n");
        Files.writeString(elsewhere.resolve("d.txt"), "n1|open|Only elsewhere\n");
        try (Engine engine = home.following()) {
            Files.move(home.notes(), folder.resolve("away"));
            Files.createSymbolicLink(home.notes(), elsewhere);
            awaitTold(engine);
            assertThat(home.answer(engine, ProjectedHome.request("d"))).hasSize(1);

            Files.writeString(elsewhere.resolve("d.txt"), "n1|open|Changed\nn2|open|More\n");
            awaitTold(engine);
            Files.writeString(elsewhere.resolve("e.txt"), "n1|open|New\n");
            awaitTold(engine);
            home.requireClean(engine);
        }
    }

    @Test
    void aFolderThatIsMovedInWithItsFilesIsTaken() throws IOException {
        Path prepared = Files.createDirectories(folder.resolve("prepared"));
        for (String scope : List.of("a", "d", "e")) {
            Files.writeString(prepared.resolve(scope + ".txt"), "n1|open|Moved in\nn2|done|Too\n");
        }
        try (Engine engine = home.following()) {
            Files.move(home.notes(), folder.resolve("old"));
            Files.move(prepared, home.notes());
            awaitTold(engine);
            assertThat(home.answer(engine, ProjectedHome.request("e"))).hasSize(2);
            home.write("e", 3, "changed behind it");
            awaitTold(engine);
            home.requireClean(engine);
        }
    }

    @Test
    void moreChangesThanAreKeptApartAreAllSeen() throws IOException {
        try (Engine engine = home.following()) {
            for (int i = 0; i < 10_500; i++) {
                Files.writeString(home.notes().resolve("many" + i + ".txt"), "n1|open|Note of " + i + "\n");
            }
            home.write("a", 5, "behind them");
            // Reads that cannot wait for so many are left to the files.
            home.awaitAgreement(engine);
            for (int i = 0; i < 10_500; i += 1_499) {
                ReadRequest request = ProjectedHome.request("many" + i);
                assertThat(home.answer(engine, request))
                        .isEqualTo(home.truth(request))
                        .hasSize(1);
            }
            home.requireClean(engine);
        }
    }

    @Test
    void aReadThatWantsNowSeesEachOfManyEdits() throws Exception {
        try (Engine engine = home.following();
                ExecutorService editing = Executors.newSingleThreadExecutor()) {
            ReadRequest now = ProjectedHome.request("b").fresh(Freshness.NOW);
            for (int edit = 0; edit < 500; edit++) {
                String text = "n1|open|Edit " + edit + "\n";
                Future<Path> written = editing.submit(() -> Files.writeString(home.file("b"), text));
                Path _ = written.get(20, TimeUnit.SECONDS);
                assertThat(home.answer(engine, now).toString()).contains("Edit " + edit + "\"");
            }
        }
    }

    /** Something told is applied by who asks for it and waits for who applies already; who asks for anything does not. */
    @Test
    void aReadThatTakesAnythingWaitsForNoWriter() throws Exception {
        Gate gate = new Gate();
        try (Engine engine = gate.open(home);
                ExecutorService others = Executors.newCachedThreadPool()) {
            List<?> before = home.answer(engine, ProjectedHome.request("a"));
            gate.close();
            home.write("a", 2, "held up");
            Future<?> refreshing = others.submit(() -> engine.refresh(Selection.all()));
            gate.awaitSomebody();
            for (int i = 0; i < 200; i++) {
                long begun = System.nanoTime();
                assertThat(home.answer(engine, ProjectedHome.request("a").fresh(Freshness.ANY)))
                        .isEqualTo(before);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1_500));
            }
            Future<?> bounded = others.submit(() ->
                    home.answer(engine, ProjectedHome.request("a").fresh(Freshness.bounded(Duration.ofHours(1)))));
            assertThat(bounded.get(20, TimeUnit.SECONDS)).isEqualTo(before);
            gate.open();
            refreshing.get(20, TimeUnit.SECONDS);
            home.requireAgreement(engine);
        }
    }

    /** An answer may be as old as the bound, and no older. */
    @Test
    void aBoundIsKept() throws Exception {
        try (Engine engine = home.following()) {
            Duration bound = Duration.ofMillis(300);
            for (int edit = 0; edit < 40; edit++) {
                home.write("c", 2, "edit " + edit);
                long written = System.nanoTime();
                ProjectedHome.await(() -> System.nanoTime() - written > bound.toNanos(), () -> "the bound is over");
                ReadRequest request = ProjectedHome.request("c").fresh(Freshness.bounded(bound));
                assertThat(home.answer(engine, request)).isEqualTo(home.truth(request));
            }
        }
    }

    @Test
    void oldRowsAreServedDuringARebuildAndChangesMeanwhileAreInTheNewOnes() throws Exception {
        Gate gate = new Gate();
        try (Engine engine = gate.open(home);
                ExecutorService others = Executors.newCachedThreadPool()) {
            List<?> before = home.answer(engine, ProjectedHome.request("c"));
            gate.closeFor("b");
            Future<Report> rebuilding = others.submit(() -> engine.rebuild(Selection.all(), Progress.NONE));
            gate.awaitSomebody();
            assertThat(Objects.requireNonNull(engine.health().surfaces().get("notes"))
                            .state())
                    .isEqualTo(SurfaceHealth.State.REBUILDING);
            assertThat(home.answer(engine, ProjectedHome.request("c").fresh(Freshness.ANY)))
                    .isEqualTo(before);

            // One that the rebuild has loaded already, one that it will, one that goes and one that comes.
            home.write("a", 6, "behind the rebuild");
            home.write("c", 6, "before the rebuild");
            home.write("d", 2, "new");
            Files.delete(home.file("a"));
            home.write("e", 2, "new too");
            assertThat(home.answer(engine, ProjectedHome.request("c").fresh(Freshness.ANY)))
                    .isEqualTo(before);
            gate.open();

            assertThat(rebuilding.get(30, TimeUnit.SECONDS).ok()).isTrue();
            home.requireAgreement(engine);
            home.requireClean(engine);
        }
    }

    /** Notes whose loading can be held up. */
    private static final class Gate extends ForwardingNotes {
        private volatile CountDownLatch passage = new CountDownLatch(0);
        private volatile CountDownLatch arrived = new CountDownLatch(1);
        private volatile String scope = "";

        Engine open(ProjectedHome home) {
            Engine engine = Engine.open(new EngineOptions(
                            new SaseHome(home.folder().resolve("home"), Map.of()),
                            SurfaceRegistry.of(List.of(this)),
                            home.storage(),
                            Clock.systemUTC())
                    .watched());
            engine.backfill();
            return engine;
        }

        void close() {
            closeFor("");
        }

        /** Holds up who loads a scope; an empty one is any. */
        void closeFor(String held) {
            scope = held;
            arrived = new CountDownLatch(1);
            passage = new CountDownLatch(1);
        }

        void open() {
            passage.countDown();
        }

        void awaitSomebody() throws InterruptedException {
            assertThat(arrived.await(20, TimeUnit.SECONDS)).as("somebody loads").isTrue();
        }

        @Override
        public void load(SourceUnit unit, RecordSink sink) throws IOException {
            if (scope.isEmpty() || scope.equals(unit.scope())) {
                try {
                    arrived.countDown();
                    boolean _ = passage.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            super.load(unit, sink);
        }
    }
}
