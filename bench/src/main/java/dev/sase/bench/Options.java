package dev.sase.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param sizes numbers of records, ascending
 * @param groups the groups of figures
 * @param quick whether a few runs of each figure are enough
 * @param seed decides the generated homes and the order of requests
 * @param name the name of the two files
 * @param results the folder of the two files
 * @param launcher the command {@code sase}; without it the same program is started with plain Java
 */
record Options(
        List<Integer> sizes,
        Set<Group> groups,
        boolean quick,
        long seed,
        String name,
        Path results,
        Optional<Path> launcher) {
    static final String USAGE = """
            Usage: bench/run [options]

            Measures what sase costs and writes a table to bench/results. Takes most of an hour; starts daemons in a temporary
            folder and leaves nothing behind.

              --sizes N,N,...     numbers of records, 100 or more each; default 100,1000,10000,100000
              --only GROUP,...    only some of: point, pages, ready, counts, programs, commands, start, memory, rebuild, events
              --quick             a few runs of each figure, to see that all of them work; default size 100
              --seed N            decides the generated homes and the order of requests; default another one each time
              --name NAME         the name of the two files; default the time
              --results FOLDER    where to write them
              --launcher FILE     the command to start; default plain Java
            """;

    private static final List<Integer> SIZES = List.of(100, 1_000, 10_000, 100_000);
    private static final int FEWEST_RECORDS = 100;

    /** The groups of figures. */
    enum Group {
        POINT,
        PAGES,
        READY,
        COUNTS,
        PROGRAMS,
        COMMANDS,
        START,
        MEMORY,
        REBUILD,
        EVENTS;

        String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Group ofToken(String token) {
            return Arrays.stream(values())
                    .filter(group -> group.token().equals(token))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no group '" + token + "'; see --help"));
        }
    }

    Options {
        sizes = List.copyOf(new TreeSet<>(sizes));
        groups = Set.copyOf(groups);
        if (sizes.isEmpty() || sizes.getFirst() < FEWEST_RECORDS) {
            throw new IllegalArgumentException("every size has to be " + FEWEST_RECORDS + " or more");
        }
        if (!name.matches("[A-Za-z0-9._-]+") || name.startsWith(".")) {
            throw new IllegalArgumentException(
                    "the name '" + name + "' is no file name; use letters, digits, dots and dashes");
        }
    }

    /**
     * Reads arguments.
     *
     * @throws IllegalArgumentException saying what is wrong with the first that cannot be used
     */
    static Options parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Optional<List<Integer>> sizes = Optional.empty();
        Set<Group> groups = EnumSet.allOf(Group.class);
        boolean quick = false;
        long seed = ThreadLocalRandom.current().nextInt(1_000_000);
        String name = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .format(Instant.now().atOffset(ZoneOffset.UTC));
        Path results = Path.of("results");
        Optional<Path> launcher = Optional.empty();
        while (!rest.isEmpty()) {
            String option = rest.removeFirst();
            switch (option) {
                case "--quick" -> quick = true;
                case "--sizes" ->
                    sizes = Optional.of(items(option, rest)
                            .map(Options::number)
                            .map(Math::toIntExact)
                            .toList());
                case "--only" ->
                    groups = EnumSet.copyOf(
                            items(option, rest).map(Group::ofToken).toList());
                case "--seed" -> seed = number(value(option, rest));
                case "--name" -> name = value(option, rest);
                case "--results" -> results = Path.of(value(option, rest));
                case "--launcher" ->
                    launcher = Optional.of(Path.of(value(option, rest)).toAbsolutePath());
                default -> throw new IllegalArgumentException("the option '" + option + "' is unknown; see --help");
            }
        }
        return new Options(
                sizes.orElse(quick ? SIZES.subList(0, 1) : SIZES),
                groups,
                quick,
                seed,
                name,
                results.toAbsolutePath(),
                launcher);
    }

    private static Stream<String> items(String option, Deque<String> rest) {
        return Arrays.stream(value(option, rest).split(",", -1)).map(String::strip);
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.pollFirst();
        if (value == null) {
            throw new IllegalArgumentException("the option " + option + " has no value; see --help");
        }
        return value;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number; see --help", e);
        }
    }
}
