package dev.sase.bench;

import dev.sase.bench.Options.Group;
import dev.sase.cli.demo.TemporaryPlace;
import dev.sase.core.transport.Transport;
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
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/** A run of the benchmarks. */
final class Benchmark {
    private static final Set<Group> SERVED = EnumSet.of(
            Group.POINT, Group.PAGES, Group.READY, Group.COUNTS, Group.PROGRAMS, Group.COMMANDS, Group.MEMORY);
    private static final List<SurfaceFigures> SURFACES =
            List.of(new ChangeSpecFigures(), new AgentFigures(), new CatalogFigures());

    /** The most records of these surfaces that programs and commands read from files. */
    private static final int MOST_FROM_FILES = 10_000;

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
        try (TemporaryPlace place = TemporaryPlace.create("sase-bench")) {
            for (int size : options.allSizes()) {
                beads(place, size);
                for (SurfaceFigures surface : SURFACES) {
                    measure(surface, place, size);
                }
                if (options.groups(size).contains(Group.FOLLOWING)) {
                    new Following(options, place, report, progress).measure(size);
                }
                if (options.groups(size).contains(Group.TORTURE)) {
                    new Torture(options, place, report, progress).run(size);
                }
            }
        }
        Growth.add(report);
        String page = report.markdown(facts);
        Files.createDirectories(options.results());
        Files.writeString(file(".md"), page);
        Files.write(file(".json"), report.json(facts));
        return page;
    }

    /** Measures with beads and notifications. */
    private void beads(TemporaryPlace place, int size) throws IOException {
        Set<Group> wanted = options.groups(size);
        SURFACES.forEach(surface -> wanted.remove(surface.group()));
        wanted.removeAll(EnumSet.of(Group.FOLLOWING, Group.TORTURE));
        if (wanted.isEmpty()) {
            return;
        }
        progress.accept("generating homes of " + size + " records");
        List<Home> homes = Home.generate(place.folder(), size, options.seed());
        files(new Scene(options, place, homes.getFirst(), report), wanted);
        TemporaryPlace.delete(homes.getFirst().path());
        if (wanted.contains(Group.EVENTS)) {
            EventStoreReads.measure(
                    new Scene(options, place, homes.getLast(), report),
                    homes.getLast().beadIds());
        }
        TemporaryPlace.delete(homes.getLast().path());
    }

    /** Measures with the records of one other surface. */
    private void measure(SurfaceFigures surface, TemporaryPlace place, int size) throws IOException {
        Set<Group> wanted = options.groups(size);
        boolean programs = wanted.contains(Group.PROGRAMS) && size <= MOST_FROM_FILES;
        boolean commands = wanted.contains(Group.COMMANDS) && CommandRuns.hasBar(size);
        if (!wanted.contains(surface.group()) && !programs && !commands) {
            return;
        }
        progress.accept("generating a home for " + surface.group().token() + " of " + size + " records");
        Home home = Home.of(surface, place.folder(), size, options.seed());
        Scene scene = new Scene(options, place, home, report);
        try (Daemon daemon = Daemon.start(place, home);
                Client client = daemon.connect(Transport.CHANNEL)) {
            ReadFigures figures = new ReadFigures(scene, client, surface.group());
            if (wanted.contains(surface.group())) {
                surface.measure(figures);
            }
            if (programs) {
                ProgramReads.compare(scene, surface.programs(figures), Effort.comparisons(scene.quick()), 1);
            }
            if (commands) {
                for (Map.Entry<String, List<String>> command :
                        surface.commands(figures).entrySet()) {
                    CommandRuns.measure(
                            scene,
                            surface.group().token(),
                            command.getKey(),
                            command.getValue(),
                            Effort.commands(scene.quick()));
                }
            }
        }
        TemporaryPlace.delete(home.path());
    }

    private Path file(String suffix) {
        return options.results().resolve(options.name() + suffix);
    }

    private static void files(Scene scene, Set<Group> wanted) throws IOException {
        if (wanted.contains(Group.START)) {
            Starts.measure(scene);
        }
        if (wanted.stream().anyMatch(SERVED::contains)) {
            try (Daemon daemon = Daemon.start(scene.place(), scene.home())) {
                served(scene, wanted, daemon);
            }
        }
        if (wanted.contains(Group.REBUILD)) {
            Rebuilds.measure(scene);
        }
    }

    private static void served(Scene scene, Set<Group> wanted, Daemon daemon) throws IOException {
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
                "as many beads in one file as records are stated, and as many notifications; in group events beads alone;"
                        + " ChangeSpecs, agent runs and xprompts in homes of their own; in group following as many records of each"
                        + " surface, of agents alone at 50,000, in sum for verify, rebuild and the journal");
        return facts;
    }
}
