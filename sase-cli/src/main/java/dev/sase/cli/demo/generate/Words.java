package dev.sase.cli.demo.generate;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/** Invented text about software, some of it outside of ASCII. */
final class Words {
    private static final List<String> VERBS = List.of(
            "Cache",
            "Rename",
            "Split",
            "Document",
            "Retry",
            "Index",
            "Remove",
            "Measure",
            "Verify",
            "Port",
            "Batch",
            "Validate",
            "Stream",
            "Simplify",
            "Guard",
            "Review");
    private static final List<String> THINGS = List.of(
            "parser",
            "release notes",
            "socket timeout",
            "login flow",
            "naïve scheduler",
            "config loader",
            "search page",
            "日本語 labels",
            "retry queue",
            "event log",
            "crème theme",
            "snapshot reader",
            "mentor prompts",
            "status bar 🚀",
            "import path",
            "workspace switch");
    private static final List<String> PLACES = List.of(
            "in the worker",
            "for large stores",
            "on startup",
            "behind a flag",
            "in the editor",
            "after a crash",
            "for new users",
            "in the nightly run",
            "across hosts",
            "without a daemon");
    private static final List<String> FOLDERS = List.of("src/main", "src/test", "docs", "web/pages", "ops");
    private static final List<String> PEOPLE = List.of("ada", "grace", "linus", "margaret", "edsger", "zoë");

    private final RandomGenerator random;

    Words(RandomGenerator random) {
        this.random = random;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    String title() {
        return pick(VERBS) + " the " + pick(THINGS) + " " + pick(PLACES);
    }

    String sentence() {
        return pick(VERBS) + " the " + pick(THINGS) + ", then " + pick(VERBS).toLowerCase(Locale.ROOT) + " the "
                + pick(THINGS) + " " + pick(PLACES) + ".";
    }

    String paragraph(int sentences) {
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < sentences; i++) {
            text.add(sentence());
        }
        return text.toString();
    }

    /** The name of an agent; other numbers give other names. */
    String agent(int number) {
        return pick(VERBS).toLowerCase(Locale.ROOT) + "." + Integer.toString(number, 36);
    }

    /** The path of a file; other numbers give other files. */
    String file(int number) {
        return pick(FOLDERS) + "/" + pick(VERBS).toLowerCase(Locale.ROOT) + "-" + Integer.toString(number, 36)
                + ".java";
    }

    String person() {
        return pick(PEOPLE);
    }

    /** True in so many of a hundred cases. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A number from 0 up to a bound that is left out. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A random identifier in the form of a UUID. */
    String uuid() {
        String hex = String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + "-" + hex.substring(20);
    }
}
