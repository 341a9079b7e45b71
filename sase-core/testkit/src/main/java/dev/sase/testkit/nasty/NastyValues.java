package dev.sase.testkit.nasty;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The values that hosts are most likely to treat differently. */
final class NastyValues {
    /** Pairs that some order, folding, padding or encoding confuses. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "A",
            "a ",
            " a",
            "aa",
            "b",
            "B",
            "ab",
            "a\u0000b",
            "\u0000",
            "a\u0000",
            "a?",
            "a\ufffd",
            "a\ud800",
            "\udc00a",
            "\uff5e",
            "\ud83d\ude00",
            "\ud83d\ude00\uff5e",
            "\uffff",
            "\ue000",
            "\ud7ff",
            "\ud800\udc00",
            "\udbff\udfff",
            "\u0130",
            "i\u0307",
            "\u0131",
            "I",
            "i",
            "\u00df",
            "ss",
            "\u03a3",
            "\u03c3",
            "\u03c2",
            "\u00e9",
            "e\u0301",
            "%",
            "_",
            "a%",
            "'",
            "\"",
            "\\",
            "null",
            "0",
            "00",
            "1.0",
            "1.0e+22",
            "\n",
            "\t",
            "\u007f",
            "\u0085",
            "\u2028",
            "true",
            "x'41'");

    static final List<Long> NUMBERS = List.of(
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            -1L,
            0L,
            1L,
            2L,
            3L,
            1L << 31,
            (1L << 53) + 1,
            1_772_000_000L,
            Long.MAX_VALUE - 1,
            Long.MAX_VALUE);

    private NastyValues() {}

    static <T> T pick(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }

    static String text(RandomGenerator random) {
        return random.nextInt(4) > 0 ? pick(TEXTS, random) : pick(TEXTS, random) + pick(TEXTS, random);
    }

    /** A handle: from few, so that they repeat and links meet. */
    static String handle(RandomGenerator random) {
        return pick(TEXTS.subList(0, 36), random);
    }

    static String label(RandomGenerator random) {
        return pick(TEXTS.subList(10, 20), random);
    }

    static long number(RandomGenerator random) {
        return random.nextBoolean() ? pick(NUMBERS, random) : random.nextInt(5);
    }

    static <T> @Nullable T sometimes(RandomGenerator random, T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    static String body(RandomGenerator random) {
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            body.append(text(random));
        }
        return body.toString();
    }

    /** Longer than any page of a database, with something to find at its end. */
    static String longBody(int characters) {
        return "Lorem ipsum. ".repeat(characters / 13) + "\ud83d\ude00 The End";
    }

    static NastyRecord record(String handle, RandomGenerator random) {
        List<String> needs = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            needs.add(handle(random));
        }
        List<String> labels = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            labels.add(label(random));
        }
        return new NastyRecord(
                handle,
                "",
                text(random),
                sometimes(random, text(random)),
                number(random),
                sometimes(random, number(random)),
                random.nextBoolean(),
                sometimes(random, random.nextBoolean()),
                body(random),
                needs,
                labels);
    }
}
