package dev.sase.cli.demo.generate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Invents the ChangeSpecs of one project, the oldest first. A parent is always made before what builds on it; now and then one is
 * tried again under the same name with a number behind it. Confined to one thread.
 */
final class SpecHistory {
    private static final Duration SPAN = Duration.ofDays(150);
    private static final int REMEMBERED = 200;
    private static final int NEAR = 24;
    private static final List<String> VERBS =
            List.of("add", "fix", "split", "cache", "retry", "port", "guard", "rename", "batch", "measure");
    private static final List<String> THINGS = List.of(
            "parser", "socket", "login", "scheduler", "loader", "search", "queue", "event_log", "theme", "snapshot");

    private final String project;
    private final int count;
    private final Instant now;
    private final Words words;
    private final List<String> names = new ArrayList<>();
    private Optional<String> retried = Optional.empty();
    private Optional<String> branch = Optional.empty();

    SpecHistory(String project, int count, Instant now, RandomGenerator random) {
        this.project = project;
        this.count = count;
        this.now = now;
        this.words = new Words(random);
    }

    /** Takes a ChangeSpec. */
    interface Taker {
        void accept(DraftSpec spec) throws IOException;
    }

    String project() {
        return project;
    }

    Words words() {
        return words;
    }

    /** Names of the last that were made. */
    List<String> remembered() {
        return List.copyOf(names);
    }

    /** The name of one that is being worked on, if any is. */
    Optional<String> branch() {
        return branch;
    }

    /** Invents everything. */
    void forEach(Taker taker) throws IOException {
        for (int number = 1; number <= count; number++) {
            DraftSpec spec = spec(number);
            names.add(spec.name());
            if (names.size() > REMEMBERED) {
                names.removeFirst();
            }
            if (!spec.isArchived()) {
                branch = Optional.of(spec.name());
            }
            taker.accept(spec);
        }
    }

    private DraftSpec spec(int number) {
        Instant created = now.minus(SPAN).plusSeconds(SPAN.toSeconds() * number / (count + 1));
        long age = Math.max(1200, Duration.between(created, now).toSeconds());
        boolean again = retried.isPresent();
        String name = retried.map(base -> base + "_1").orElseGet(() -> name(number));
        Optional<String> parent = names.isEmpty() || !words.chance(45)
                ? Optional.empty()
                : Optional.of(names.get(names.size() - 1 - words.below(Math.min(NEAR, names.size()))));
        retried = !again && words.chance(6) ? Optional.of(name) : Optional.empty();
        return new DraftSpec(
                name,
                number,
                parent,
                status(again, number > count - count / 8),
                created,
                created.plusSeconds(600 + words.below((int) Math.min(age - 600, 6 * 86_400))),
                1 + words.below(4),
                List.of(words.title(), words.paragraph(4 + words.below(4)), words.paragraph(2 + words.below(3))));
    }

    private String name(int number) {
        // The letter before the number keeps it from being read as the number of a retry.
        return String.format(
                Locale.ROOT,
                "%s_%s_%s_n%s",
                project,
                words.pick(VERBS),
                words.pick(THINGS),
                Integer.toString(number, 36));
    }

    private String status(boolean again, boolean recent) {
        int n = words.below(100);
        if (again) {
            return n < 40 ? "WIP" : n < 70 ? "Draft" : "Reverted";
        }
        if (recent) {
            return n < 14 ? "WIP" : n < 34 ? "Draft" : n < 54 ? "Ready" : n < 80 ? "Mailed" : "Submitted";
        }
        return n < 80 ? "Submitted" : n < 88 ? "Archived" : n < 96 ? "Reverted" : n < 98 ? "Mailed" : "Draft";
    }
}
