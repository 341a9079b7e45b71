package dev.sase.bench;

import dev.sase.cli.demo.generate.GeneratedHome;
import dev.sase.cli.demo.generate.HomeGenerator;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.core.Sase;
import dev.sase.core.home.Locations;
import dev.sase.core.home.PathChoices;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.routing.FailureMemory;
import dev.sase.spi.PageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A generated home with one store of beads, or with the records of another surface.
 *
 * @param path its folder
 * @param project the project of the beads, or the one that is asked for
 * @param size the number of beads, and of notifications where it has any; or that of the records of another surface
 * @param records the number of all records
 * @param dataBytes the size of its files
 * @param environment the variables of every process that works on it
 * @param served reads that a daemon serves when it is ready, a long list first
 */
record Home(
        Path path,
        String project,
        int size,
        int records,
        long dataBytes,
        Map<String, String> environment,
        List<ReadRequest> served) {
    Home {
        environment = Map.copyOf(environment);
        served = List.copyOf(served);
    }

    /** The records of one surface alone. */
    static Home of(SurfaceFigures surface, Path folder, int size, long seed) throws IOException {
        Path path = folder.resolve(surface.group().token() + size);
        GeneratedHome generated = HomeGenerator.generate(path, surface.plan(seed, size, Instant.now()));
        Path project = generated.projects().getFirst();
        return of(folder, path, project, size, generated.records(), List.of(surface.list()));
    }

    /** What a plan says, in which all surfaces have records. */
    static Home ofEverything(Path folder, HomePlan plan, int size) throws IOException {
        Path path = folder.resolve("all" + size);
        GeneratedHome generated = HomeGenerator.generate(path, plan);
        Path project = generated.projects().getFirst();
        String id = project.getFileName().toString();
        List<ReadRequest> served = List.of(
                ReadRequest.of("bead_list", Map.of("project_id", id)),
                ReadRequest.of("notification_list", Map.of()),
                ReadRequest.of("changespec_list", Map.of()),
                ReadRequest.of("agent_recent", Map.of()),
                ReadRequest.of("xprompt_catalog", Map.of("project_id", id)));
        return of(folder, path, project, size, generated.records(), served);
    }

    /**
     * Generates two homes: one with beads in a file and notifications, and one with as many beads in an event store.
     *
     * @return both, in this order
     */
    static List<Home> generate(Path folder, int size, long seed) throws IOException {
        Path files = folder.resolve("f" + size);
        Path events = folder.resolve("e" + size);
        // The generator puts half of the beads into each of two projects.
        GeneratedHome generated = HomeGenerator.generate(files, new HomePlan(seed, 2 * size, size, Instant.now()));
        Path store = generated.projects().getLast();
        Path moved = events.resolve("projects").resolve(store.getFileName());
        Files.createDirectories(moved.getParent());
        Files.move(store, moved);
        return List.of(
                ofBeads(folder, files, generated.projects().getFirst(), size, generated.records() - size),
                ofBeads(folder, events, moved, size, size));
    }

    private static Home ofBeads(Path folder, Path path, Path project, int size, int records) throws IOException {
        ReadRequest beads = ReadRequest.of(
                "bead_list", Map.of("project_id", project.getFileName().toString()));
        List<ReadRequest> served = List.of(beads, ReadRequest.of("notification_counts", Map.of()));
        return of(folder, path, project, size, records, served);
    }

    private static Home of(Path folder, Path path, Path project, int size, int records, List<ReadRequest> served)
            throws IOException {
        // Nobody's switches and nobody's configuration reach what is measured.
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("SASE_") || name.startsWith("XDG_CONFIG"));
        environment.put("HOME", folder.toString());
        environment.put("SASE_HOME", path.toString());
        return new Home(path, project.getFileName().toString(), size, records, bytes(path), environment, served);
    }

    /** The same home after files were added. */
    Home withFiles() throws IOException {
        return new Home(path, project, size, records, bytes(path), environment, served);
    }

    private static long bytes(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** Where the daemon of this home is. */
    Locations locations() {
        return Locations.resolve(PathChoices.NONE, PathChoices.NONE, environment, path);
    }

    /** Makes the next programs and commands ask the daemon, also where it was too slow for one a moment ago. */
    void forgetFailures() {
        new FailureMemory(locations().runRoot(), Clock.systemUTC()).forget();
    }

    /** A front door to this home. */
    Sase open(boolean noDaemon) {
        return Sase.builder()
                .environment(environment)
                .folder(path)
                .noDaemon(noDaemon)
                .clientName("sase-bench")
                .open();
    }

    /** A list of most that the home has. */
    ReadRequest list() {
        return served.getFirst();
    }

    /** A read of beads. */
    ReadRequest beads(String read, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("project_id", project);
        return ReadRequest.of(read, all);
    }

    /** The ids of all beads, from the files. */
    List<String> beadIds() {
        return texts(beads("bead_list", Map.of()), "id", Integer.MAX_VALUE, true);
    }

    /** The ids of all notifications, from the files. */
    List<String> notificationIds() {
        return texts(
                ReadRequest.of("notification_list", Map.of("include_dismissed", true)), "id", Integer.MAX_VALUE, true);
    }

    /**
     * A text of rows of a list.
     *
     * @param member the member of the rows that has the text
     * @param most of how many rows at most, give or take a page
     * @param direct whether the files are asked
     */
    List<String> texts(ReadRequest request, String member, int most, boolean direct) {
        List<String> texts = new ArrayList<>();
        try (Program program = new Program(this, direct)) {
            Optional<ReadRequest> next = Optional.of(request.limit(PageRequest.MAX_LIMIT));
            while (next.isPresent() && texts.size() < most) {
                ReadPage page = program.read(next.get());
                page.rows().forEach(row -> texts.add(Client.text(row, member)));
                next = page.nextCursor().map(next.get()::cursor);
            }
        }
        return texts;
    }
}
