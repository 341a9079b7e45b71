package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Proves that hosts over the same data answer alike: random conditions, orders, views, limits and page sizes, walked page by
 * page, and every other call of the reader; compared row for row by key and by bytes. Confined to one thread.
 */
public final class ReaderAgreement {
    /** The property that says how many rounds a run has. */
    public static final String ROUNDS = "sase.kit.rounds";

    private final LoadedRecords loaded;
    private final List<HostUnderTest> hosts;
    private final KitSeed seed;

    /**
     * Compares hosts.
     *
     * @param loaded the data that the hosts hold, where values to ask for come from
     * @param hosts at least two; the first is what the others are compared with
     * @param seed decides every round
     */
    public ReaderAgreement(LoadedRecords loaded, List<HostUnderTest> hosts, KitSeed seed) {
        this.loaded = loaded;
        this.hosts = List.copyOf(hosts);
        this.seed = seed;
        if (hosts.size() < 2) {
            throw new IllegalArgumentException("agreement takes two hosts, found " + hosts.size());
        }
    }

    /** How many rounds this run has, when the property does not say otherwise. */
    public static int rounds(int otherwise) {
        return Integer.getInteger(ROUNDS, otherwise);
    }

    /**
     * Runs rounds.
     *
     * @param rounds how many
     * @throws AssertionError on the first disagreement, with seed, round, the smallest condition that shows it, and what differs
     */
    public void run(int rounds) {
        for (int round = 0; round < rounds; round++) {
            RandomGenerator random = seed.round(round);
            List<RecordCollection<?>> collections = loaded.surface().collections();
            // Most rounds for the first collections: what is declared later is what they link to.
            int index = Math.min(random.nextInt(collections.size()), random.nextInt(collections.size()));
            compare(collections.get(index), round, random);
        }
    }

    private <R> void compare(RecordCollection<R> collection, int round, RandomGenerator random) {
        Predicate<R> where = new PredicateGenerator(loaded, random).predicate(collection);
        ReaderQuestions<R> questions = new ReaderQuestions<>(collection, loaded, random);
        Optional<String> difference = difference(questions, where);
        if (difference.isPresent()) {
            Predicate<R> smallest = PredicateShrinker.shrink(
                    where, smaller -> difference(questions, smaller).isPresent());
            throw new AssertionError(
                    "hosts disagree in round " + round + " of " + collection.name() + "; " + seed.hint()
                            + "\n  where " + PredicateText.of(smallest)
                            + "\n  asked " + questions
                            + "\n  found " + difference(questions, smallest).orElse(difference.get()));
        }
    }

    private <R> Optional<String> difference(ReaderQuestions<R> questions, Predicate<R> where) {
        List<List<String>> answers = new ArrayList<>();
        for (HostUnderTest host : hosts) {
            answers.add(host.read(reader -> questions.ask(reader, where)));
        }
        for (int i = 1; i < hosts.size(); i++) {
            Optional<String> difference = firstDifference(answers.getFirst(), answers.get(i));
            if (difference.isPresent()) {
                return Optional.of("'" + hosts.getFirst().name() + "' and '"
                        + hosts.get(i).name() + "' differ: " + difference.get());
            }
        }
        return answers.getFirst().stream()
                .filter(line -> line.startsWith(ReaderQuestions.BROKEN))
                .findFirst();
    }

    /** The first line in which two transcripts differ. */
    static Optional<String> firstDifference(List<String> left, List<String> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String one = i < left.size() ? left.get(i) : "(nothing)";
            String other = i < right.size() ? right.get(i) : "(nothing)";
            if (!one.equals(other)) {
                return Optional.of("\n    " + PredicateText.escaped(one) + "\n    " + PredicateText.escaped(other));
            }
        }
        return Optional.empty();
    }
}
