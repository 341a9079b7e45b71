package dev.sase.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sase.spi.SourceRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatchTest {
    private static final String MISSED = "everything";

    @TempDir
    Path folder;

    private SourceWatch watch;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() {
        Optional<SourceWatch> started = SourceWatch.start();
        assumeTrue(started.isPresent(), "this platform does not tell of changes at once");
        watch = started.get();
    }

    @AfterEach
    void stop() {
        if (watch != null) {
            watch.close();
        }
    }

    @Test
    void aFileInTheRootIsToldOf() throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        watch(new SourceRoot(root, false));

        Files.writeString(root.resolve("a.jsonl"), "1");

        awaitTold(root.resolve("a.jsonl").toString());
    }

    @Test
    void aFileBelowAFolderThatNoPatternCoversIsNotToldOf() throws Exception {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("p/repos/clone"));
        Files.createDirectories(root.resolve("p/beads"));
        watch(SourceRoot.of(root, "*/beads"));

        Files.writeString(root.resolve("p/repos/clone/readme"), "1");
        Files.writeString(root.resolve("p/notes"), "1");
        Files.writeString(root.resolve("p/beads/issues.jsonl"), "1");

        awaitTold(root.resolve("p/beads/issues.jsonl").toString());
        assertThat(told).allMatch(path -> path.contains("issues.jsonl"));
    }

    @Test
    void whatIsMadeInANewFolderIsToldOf() throws Exception {
        Path root = Files.createDirectories(folder.resolve("root"));
        watch(SourceRoot.of(root, "*/artifacts/*/*"));

        Path run = root.resolve("p/artifacts/ace-run/20260501120000");
        Files.createDirectories(run);
        awaitTold(root.resolve("p").toString());
        awaitWatched(run);
        Files.writeString(run.resolve("done.json"), "{}");

        awaitTold(run.resolve("done.json").toString());
    }

    @Test
    void aRootThatDoesNotExistIsWaitedFor() throws Exception {
        Path root = folder.resolve("home/deep/root");
        watch(new SourceRoot(root, true));

        Files.createDirectories(root.resolve("inner"));
        awaitTold(MISSED);
        awaitWatched(root.resolve("inner"));
        Files.writeString(root.resolve("inner/file"), "1");

        awaitTold(root.resolve("inner/file").toString());
    }

    @Test
    void aRootThatGoesAndComesBackIsWatchedAgain() throws Exception {
        Path root = Files.createDirectories(folder.resolve("home/root"));
        watch(new SourceRoot(root, false));

        Files.delete(root);
        Files.delete(folder.resolve("home"));
        awaitTold(MISSED);
        Files.createDirectories(root);
        awaitWatched(root);
        Files.writeString(root.resolve("file"), "1");

        awaitTold(root.resolve("file").toString());
    }

    @Test
    void aRootThatIsAFileIsWatched() throws Exception {
        Path file = Files.writeString(folder.resolve("history.json"), "1");
        watch(new SourceRoot(file, false));

        Files.writeString(folder.resolve("other.json"), "1");
        Files.writeString(file, "12");
        awaitTold(file.toString());
        Path next = Files.writeString(folder.resolve("history.json.tmp"), "123");
        Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);

        awaitTold(MISSED);
        assertThat(told).noneMatch(path -> path.contains("other.json"));
    }

    @Test
    void aFolderLinkThatLeadsBackIsWalkedOnce() throws Exception {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a/back"), root);

        watch(new SourceRoot(root, true));

        assertThat(watch.watchedFolders()).isBetween(3, 4);
        Files.writeString(root.resolve("a/file"), "1");
        awaitTold(root.resolve("a/file").toString());
    }

    private void watch(SourceRoot root) {
        watch.add(List.of(root), new WatchListener() {
            @Override
            public void changed(Path path) {
                told.add(path.toString());
            }

            @Override
            public void missed() {
                told.add(MISSED);
            }

            @Override
            public void lost(String reason) {
                told.add(reason);
            }
        });
    }

    private void awaitTold(String wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            String next = told.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(next).as("told of " + wanted).isNotNull();
            if (wanted.equals(next)) {
                return;
            }
        }
    }

    /** Touches a file until the watch tells of it: the folder is watched then. */
    private void awaitWatched(Path inside) throws IOException, InterruptedException {
        Path probe = inside.resolve("probe");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            Files.writeString(probe, Long.toString(System.nanoTime()));
            String next = told.poll(50, TimeUnit.MILLISECONDS);
            while (next != null) {
                if (next.equals(probe.toString())) {
                    return;
                }
                next = told.poll();
            }
        }
        throw new AssertionError(inside + " is not watched");
    }
}
