package dev.sase.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param sizes the groups of figures with the numbers of records at which they are measured
 * @param quick whether a few runs of each figure are enough
 * @param seed decides the generated homes and the order of requests
 * @param name the name of the two files
 * @param results the folder of the two files
 * @param launcher the command {@code sase}; without it the same program is started with plain Java
 * @param idle how long an idle daemon is looked at
 * @param edits how many random edits a daemon has to follow
 */
record Options(
        SortedMap<Group, NavigableSet<Integer>> sizes,
        boolean quick,
        long seed,
        String name,
        Path results,
        Optional<Path> launcher,
        Duration idle,
        int edits) {
    static final String USAGE = """
            Usage: bench/run [options]

            Measures what sase costs and writes a table to bench/results, with a JSON file beside it that
            'sase daemon rollout --benchmark-report' reads too. Takes more than an hour; starts daemons in a temporary folder and
            leaves nothing behind.

              --sizes N,N,...     numbers of records, 100 or more each; default 100,1000,10000,100000, for the groups
                                  changespecs and catalogs 1000,10000, for agents 1000,10000,50000, for following
                                  10000,50000,100000, each with figures of its own, and for torture 2000
              --only GROUP,...    only some of: point, pages, ready, counts, programs, commands, start, memory, rebuild, events,
                                  changespecs, agents, catalogs, following, torture. Programs and commands go through all five
                                  surfaces, through the last three with up to 10000 records. Torture, which compares answers
                                  while sources change at random, runs only when it is named
              --quick             a few runs of each figure, to see that all of them work; default size 100
              --seed N            decides the generated homes and the order of requests; default another one each time
              --name NAME         the name of the two files; default the time
              --results FOLDER    where to write them
              --launcher FILE     the command to start; default plain Java
              --idle SECONDS      how long the group following looks at an idle daemon; default 300, with --quick 10
              --edits N           how many random edits the group torture makes; default 100000, with --quick 1000
            """;

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
        EVENTS,
        CHANGESPECS,
        AGENTS,
        CATALOGS,
        FOLLOWING,
        TORTURE;

        /** The numbers of records at which it is measured when nobody asks for others. */
        List<Integer> sizes() {
            return switch (this) {
                case CHANGESPECS, CATALOGS -> List.of(1_000, 10_000);
                case AGENTS -> List.of(1_000, 10_000, 50_000);
                case FOLLOWING -> Following.SIZES;
                case TORTURE -> List.of(Torture.SIZE);
                case POINT, PAGES, READY, COUNTS, PROGRAMS, COMMANDS, START, MEMORY, REBUILD, EVENTS ->
                    List.of(FEWEST_RECORDS, 1_000, 10_000, 100_000);
            };
        }

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
        sizes = Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
        if (sizes.values().stream().anyMatch(all -> all.isEmpty() || all.getFirst() < FEWEST_RECORDS)) {
            throw new IllegalArgumentException("every size has to be " + FEWEST_RECORDS + " or more");
        }
        if (!idle.isPositive() || edits < 1) {
            throw new IllegalArgumentException("the numbers of idle seconds and of edits have to be above 0");
        }
        if (!name.matches("[A-Za-z0-9._-]+") || name.startsWith(".")) {
            throw new IllegalArgumentException(
                    "the name '" + name + "' is no file name; use letters, digits, dots and dashes");
        }
    }

    /** All numbers of records, ascending. */
    NavigableSet<Integer> allSizes() {
        NavigableSet<Integer> all = new TreeSet<>();
        sizes.values().forEach(all::addAll);
        return all;
    }

    /** The groups that are measured with so many records. */
    Set<Group> groups(int size) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        sizes.forEach((group, at) -> {
            if (at.contains(size)) {
                groups.add(group);
            }
        });
        return groups;
    }

    /**
     * Reads arguments.
     *
     * @throws IllegalArgumentException saying what is wrong with the first that cannot be used
     */
    static Options parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Optional<List<Integer>> sizes = Optional.empty();
        Set<Group> groups = EnumSet.complementOf(EnumSet.of(Group.TORTURE));
        boolean quick = false;
        long seed = ThreadLocalRandom.current().nextInt(1_000_000);
        String name = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .format(Instant.now().atOffset(ZoneOffset.UTC));
        Path results = Path.of("results");
        Optional<Path> launcher = Optional.empty();
        Optional<Long> idle = Optional.empty();
        Optional<Long> edits = Optional.empty();
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
                case "--idle" -> idle = Optional.of(number(value(option, rest)));
                case "--edits" -> edits = Optional.of(number(value(option, rest)));
                case "--launcher" ->
                    launcher = Optional.of(Path.of(value(option, rest)).toAbsolutePath());
                default -> throw new IllegalArgumentException("the option '" + option + "' is unknown; see --help");
            }
        }
        SortedMap<Group, NavigableSet<Integer>> all = new TreeMap<>();
        for (Group group : groups) {
            all.put(group, new TreeSet<>(sizes.orElse(quick ? List.of(FEWEST_RECORDS) : group.sizes())));
        }
        return new Options(
                all,
                quick,
                seed,
                name,
                results.toAbsolutePath(),
                launcher,
                Duration.ofSeconds(idle.orElse(quick ? 10L : 300L)),
                Math.toIntExact(edits.orElse(quick ? 1_000L : 100_000L)));
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
