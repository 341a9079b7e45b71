package dev.sase.bench;

import dev.sase.cli.demo.generate.GeneratedHome;
import dev.sase.cli.demo.generate.HomeGenerator;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.core.Sase;
import dev.sase.core.home.Locations;
import dev.sase.core.home.PathChoices;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.spi.PageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A generated home with one store of beads.
 *
 * @param path its folder
 * @param project the project of the beads
 * @param size the number of beads, and of notifications where it has any
 * @param records the number of all records
 * @param dataBytes the size of its files
 * @param environment the variables of every process that works on it
 */
record Home(Path path, String project, int size, int records, long dataBytes, Map<String, String> environment) {
    Home {
        environment = Map.copyOf(environment);
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
                of(folder, files, generated.projects().getFirst(), size, generated.records() - size),
                of(folder, events, moved, size, size));
    }

    private static Home of(Path folder, Path path, Path project, int size, int records) throws IOException {
        // Nobody's switches and nobody's configuration reach what is measured.
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("SASE_") || name.startsWith("XDG_CONFIG"));
        environment.put("HOME", folder.toString());
        environment.put("SASE_HOME", path.toString());
        try (Stream<Path> all = Files.walk(path)) {
            long bytes = all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            return new Home(path, project.getFileName().toString(), size, records, bytes, environment);
        }
    }

    /** Where the daemon of this home is. */
    Locations locations() {
        return Locations.resolve(PathChoices.NONE, PathChoices.NONE, environment, path);
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

    /** A read of beads. */
    ReadRequest beads(String read, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("project_id", project);
        return ReadRequest.of(read, all);
    }

    /** The ids of all beads, from the files. */
    List<String> beadIds() {
        return ids(beads("bead_list", Map.of()));
    }

    /** The ids of all notifications, from the files. */
    List<String> notificationIds() {
        return ids(ReadRequest.of("notification_list", Map.of("include_dismissed", true)));
    }

    private List<String> ids(ReadRequest request) {
        List<String> ids = new ArrayList<>();
        try (Sase sase = open(true)) {
            Optional<ReadRequest> next = Optional.of(request.limit(PageRequest.MAX_LIMIT));
            while (next.isPresent()) {
                ReadPage page = sase.read(next.get()).value();
                page.rows().forEach(row -> ids.add(Client.text(row, "id")));
                next = page.nextCursor().map(next.get()::cursor);
            }
        }
        return ids;
    }
}
