package dev.sase.bench;

import dev.sase.bench.Options.Group;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/** A run of the benchmarks. */
final class Benchmark {
    private static final Set<Group> SERVED = EnumSet.of(
            Group.POINT, Group.PAGES, Group.READY, Group.COUNTS, Group.PROGRAMS, Group.COMMANDS, Group.MEMORY);

    private final Options options;
    private final Report report;
    private final Consumer<String> progress;

    Benchmark(Options options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
        this.report = new Report(progress);
    }

    /**
     * Measures and writes both files.
     *
     * @return the page that was written
     */
    String run() throws IOException {
        SequencedMap<String, String> facts = facts();
        try (Place place = Place.create()) {
            for (int size : options.sizes()) {
                progress.accept("generating homes of " + size + " records");
                List<Home> homes = Home.generate(place.folder(), size, options.seed());
                files(new Scene(options, place, homes.getFirst(), report));
                Place.delete(homes.getFirst().path());
                if (options.groups().contains(Group.EVENTS)) {
                    EventStoreReads.measure(
                            new Scene(options, place, homes.getLast(), report),
                            homes.getLast().beadIds());
                }
                Place.delete(homes.getLast().path());
            }
        }
        Growth.add(report);
        String page = report.markdown(facts);
        Files.createDirectories(options.results());
        Files.writeString(file(".md"), page);
        Files.write(file(".json"), report.json(facts));
        return page;
    }

    private Path file(String suffix) {
        return options.results().resolve(options.name() + suffix);
    }

    private void files(Scene scene) throws IOException {
        Set<Group> wanted = options.groups();
        if (wanted.contains(Group.START)) {
            Starts.measure(scene);
        }
        if (wanted.stream().anyMatch(SERVED::contains)) {
            try (Daemon daemon = Daemon.start(scene.place(), scene.home())) {
                served(scene, daemon);
            }
        }
        if (wanted.contains(Group.REBUILD)) {
            Rebuilds.measure(scene);
        }
    }

    private void served(Scene scene, Daemon daemon) throws IOException {
        Set<Group> wanted = options.groups();
        List<String> ids = scene.home().beadIds();
        String some = ids.get(ids.size() / 2);
        if (wanted.contains(Group.MEMORY)) {
            IdleMemory.measure(scene, daemon, "after its start");
        }
        if (wanted.contains(Group.POINT)) {
            PointReads.measure(scene, daemon, ids);
        }
        if (wanted.contains(Group.PAGES)) {
            PageReads.measure(scene, daemon);
        }
        if (wanted.contains(Group.READY)) {
            ReadyReads.measure(scene, daemon);
        }
        if (wanted.contains(Group.PROGRAMS)) {
            ProgramReads.measure(scene, daemon, ids);
        }
        if (wanted.contains(Group.COMMANDS)) {
            CommandRuns.measure(scene, some);
        }
        if (wanted.contains(Group.COUNTS)) {
            CountReads.measure(
                    scene, daemon, some, scene.home().notificationIds().getFirst());
        }
        if (wanted.contains(Group.MEMORY)) {
            IdleMemory.measure(scene, daemon, "after all reads");
        }
    }

    /** What one has to know to judge the numbers, without a word about whose machine it is. */
    private SequencedMap<String, String> facts() {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("CPUs", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("JVM", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put(
                "load before",
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        facts.put("seed", Long.toString(options.seed()));
        facts.put("effort", options.quick() ? "quick: few runs, the numbers say little" : "full");
        facts.put("commands started", options.launcher().isPresent() ? "with the launcher" : "with plain Java");
        facts.put(
                "data",
                "as many beads in one file as records are stated, and as many notifications; in group events beads alone");
        return facts;
    }
}
