package dev.sase.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What any program that follows a file waits for: a look at the file's attributes, and the system's word of a change. */
final class WatchFloor {
    private static final int PATIENCE_SECONDS = 10;

    private WatchFloor() {}

    static void measure(Scene scene) throws IOException {
        Path folder = Files.createDirectory(scene.place().folder().resolve("watched"));
        Spot spot = new Spot(
                Files.writeString(folder.resolve("file"), Marks.NONE),
                0,
                scene.home().list());
        scene.add(
                Following.GROUP,
                "floor: attributes of a file",
                Timing.of(
                        Effort.pages(scene.quick()),
                        _ -> Files.readAttributes(spot.file(), BasicFileAttributes.class)));
        Effort effort = Effort.visible(scene.quick());
        List<Long> nanos = new ArrayList<>();
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            WatchKey _ = folder.register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
            Marks marks = new Marks();
            for (int run = -effort.warmUps(); run < effort.runs(); run++) {
                spot.write(marks.next());
                long written = System.nanoTime();
                await(watch);
                if (run >= 0) {
                    nanos.add(System.nanoTime() - written);
                }
            }
        }
        scene.add(Following.GROUP, "floor: a bare watch tells of a change", Percentiles.ofNanos(nanos));
    }

    private static void await(WatchService watch) {
        try {
            @Nullable WatchKey key = watch.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (key == null) {
                throw new IllegalStateException("the system told of no change in " + PATIENCE_SECONDS + " s");
            }
            var _ = key.pollEvents();
            boolean _ = key.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the wait for a change was interrupted", e);
        }
    }
}
