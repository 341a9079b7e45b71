package dev.sase.bench;

import dev.sase.cli.demo.TemporaryPlace;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.core.Sase;
import dev.sase.core.engine.Engine;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.Selection;
import dev.sase.core.engine.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A look at all sources of an engine when nothing has changed since the last one. */
final class Reconciles {
    private static final double MOST_MILLIS = 1_000;
    private static final int SIZE_WITH_BAR = 50_000;
    private static final int BUNDLES_A_MONTH = 5_000;

    private Reconciles() {}

    static void measure(Options options, TemporaryPlace place, Report report, int size) throws IOException {
        HomePlan runs = new HomePlan(options.seed(), 0, 0, 0, size, 0, Instant.now());
        measure(new Scene(options, place, Home.ofEverything(place.folder(), runs, size), report), "agent runs");
        HomePlan nothing = new HomePlan(options.seed(), 0, 0, 0, 0, 0, Instant.now());
        Home archived = Home.ofEverything(place.folder(), nothing, size);
        bundles(archived.path(), size);
        measure(new Scene(options, place, archived.withFiles(), report), "units of a single file");
    }

    private static void measure(Scene scene, String what) throws IOException {
        Path home = scene.home().path();
        Path stores = Files.createDirectories(scene.place().folder().resolve("stores"));
        Storage storage = new Storage.Files(stores.resolve("journal.sqlite"), stores.resolve("projection.sqlite"));
        try (Sase door = scene.home().open(true);
                Engine engine =
                        Engine.open(new EngineOptions(door.home(), door.registry(), storage, Clock.systemUTC()))) {
            long begin = System.nanoTime();
            engine.backfill();
            long first = System.nanoTime() - begin;
            engine.refresh(Selection.all());
            Percentiles looks = Timing.of(Effort.looks(scene.quick()), _ -> engine.refresh(Selection.all()));
            String name = what + ", look at everything, nothing changed";
            Bar bar = Bar.atMostMillis(MOST_MILLIS, looks);
            scene.addFrom(SIZE_WITH_BAR, Following.GROUP, name, looks, bar);
            scene.add(Following.GROUP, what + ", first projection", Percentiles.single(Unit.NANOS, (double) first));
        }
        AtomicLong files = new AtomicLong();
        scene.add(
                Following.GROUP,
                "floor: " + what + ", attributes of every file",
                Timing.of(Effort.looks(scene.quick()), _ -> files.set(walk(home))));
        scene.add(Following.GROUP, what + ", files", Percentiles.single(Unit.COUNT, (double) files.get()));
        TemporaryPlace.delete(home);
        TemporaryPlace.delete(stores);
    }

    /** Looks at the attributes of every file below a folder. */
    private static long walk(Path folder) throws IOException {
        AtomicLong files = new AtomicLong();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.incrementAndGet();
                return FileVisitResult.CONTINUE;
            }
        });
        return files.get();
    }

    /** Puts agents into the archive, each in a file of its own. */
    private static void bundles(Path home, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            String month = String.format(
                    Locale.ROOT, "%04d%02d", 2010 + i / BUNDLES_A_MONTH / 12, i / BUNDLES_A_MONTH % 12 + 1);
            int second = i % BUNDLES_A_MONTH;
            String suffix = String.format(
                    Locale.ROOT, "%s01%02d%02d%02d", month, second / 3_600, second / 60 % 60, second % 60);
            Path folder = Files.createDirectories(home.resolve(Path.of("dismissed_bundles", month)));
            String bundle = "{\"bundle_schema_version\":2,\"raw_suffix\":\"" + suffix
                    + "\",\"agent_type\":\"run\",\"agent_name\":\"archived." + i
                    + "\",\"status\":\"DONE\",\"project_name\":\"atlas\"}";
            Files.writeString(folder.resolve(suffix + ".json"), bundle, StandardCharsets.UTF_8);
        }
    }
}
