package dev.sase.surface.changespecs.query;

import dev.sase.surface.changespecs.ChangeSpec;
import dev.sase.surface.changespecs.CommitEntry;
import dev.sase.surface.changespecs.Generation;
import dev.sase.surface.changespecs.Hook;
import dev.sase.surface.changespecs.MentorEntry;
import dev.sase.surface.changespecs.ReviewComment;
import dev.sase.surface.changespecs.SourceSpan;
import dev.sase.surface.changespecs.SpecSource;
import dev.sase.surface.changespecs.Suffix;
import dev.sase.surface.changespecs.SuffixType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Records and queries of few names and words, so that they meet. Names repeat, differ in case only and make circles. */
final class RandomQueries {
    private static final List<String> NAMES = List.of(
            "web",
            "Web",
            "web_1",
            "web__2",
            "api",
            "API_1",
            "\u00c4pfel",
            "\u00e4pfel",
            "\u212a",
            "k",
            "\u0130x",
            "i\u0307x",
            "\ud83d\ude00",
            "",
            "a:b",
            "x__260102_010101",
            "_7",
            "ghost");
    private static final List<String> STATUSES = List.of(
            "WIP",
            "wip",
            "Draft",
            "Ready (web_3)",
            "Ready - (!: READY TO MAIL) (web_12)",
            "Mailed - (!: READY TO MAIL)",
            "Submitted \u00a0",
            "Reverted (web_x)",
            "Ready - (!: broken)",
            "");
    private static final List<String> WORDS = List.of(
            "login",
            "LOGIN",
            "stra\u00dfe",
            "STRASSE",
            "\u0130",
            "a\u0000b",
            "two\nlines",
            "- (@",
            "\ud83d\ude00",
            "$: ");
    private static final List<String> PROJECTS = List.of("web", "API", "\u212a");

    private final RandomGenerator random;

    RandomQueries(RandomGenerator random) {
        this.random = random;
    }

    List<ChangeSpec> specs() {
        List<ChangeSpec> specs = new ArrayList<>();
        for (String project : PROJECTS) {
            for (String file : List.of("-archive.sase", ".gp", ".sase")) {
                int count = random.nextInt(9);
                for (int i = 0; i < count; i++) {
                    specs.add(spec(project, "projects/" + project + "/" + project + file, i));
                }
            }
        }
        return specs;
    }

    private ChangeSpec spec(String project, String file, int number) {
        boolean v5 = random.nextInt(4) == 0;
        Optional<String> display = v5 && random.nextBoolean() ? Optional.of(pick(WORDS)) : Optional.empty();
        SpecSource source =
                new SpecSource(project, file, v5 ? Generation.V5 : Generation.V2, display, "2026-05-01T12:00:00.000Z");
        return new ChangeSpec(
                source,
                new SourceSpan(1 + 10L * number, 5 + 10L * number),
                pick(NAMES),
                pick(STATUSES),
                maybe(() -> pick(NAMES)),
                maybe(() -> "https://review.example/" + random.nextInt(3)),
                v5 ? pick(List.of("sase", "external")) : ChangeSpec.UNKNOWN_ORIGIN,
                maybe(() -> "BUG-1"),
                pick(WORDS),
                v5 ? some(() -> pick(WORDS)) : List.of(),
                some(() -> new CommitEntry(
                        1,
                        pick(WORDS),
                        maybe(() -> "chat"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        suffix(),
                        List.of("body"))),
                some(() -> new Hook(
                        pick(List.of("", "!", "$", "!$")) + pick(WORDS),
                        some(() -> new Hook.Run(
                                "1", "260101_120000", "PASSED", maybe(() -> "3s"), suffix(), maybe(() -> "why"))))),
                some(() -> new ReviewComment("critique", pick(WORDS), suffix())),
                some(() -> new MentorEntry(
                        "1",
                        List.of("profile"),
                        some(() -> new MentorEntry.Run(
                                "profile", "mentor", "PASSED", Optional.empty(), maybe(() -> "3s"), suffix())),
                        false)),
                List.of(),
                List.of());
    }

    private Suffix suffix() {
        Optional<String> text = maybe(() -> random.nextInt(3) == 0 ? "" : pick(WORDS));
        return new Suffix(text, maybe(() -> pick(List.of(SuffixType.values()))));
    }

    /** A tree, at most some levels deep. */
    QueryExpression expression(int levels) {
        if (levels == 1 || random.nextInt(4) == 0) {
            return leaf();
        }
        return switch (random.nextInt(3)) {
            case 0 -> new QueryExpression.Not(expression(levels - 1));
            case 1 -> new QueryExpression.And(operands(levels));
            default -> new QueryExpression.Or(operands(levels));
        };
    }

    private List<QueryExpression> operands(int levels) {
        return Stream.generate(() -> expression(levels - 1))
                .limit(2 + random.nextInt(2))
                .toList();
    }

    private QueryExpression leaf() {
        return switch (random.nextInt(5)) {
            case 0 -> new QueryExpression.Contains(needle(), random.nextBoolean());
            case 1 -> new QueryExpression.Marked(pick(List.of(QueryExpression.Marker.values())));
            case 2 -> new QueryExpression.Property(QueryKey.ANCESTOR, pick(NAMES));
            default -> {
                QueryKey key = pick(QueryLanguage.V5.keys());
                yield new QueryExpression.Property(
                        key,
                        switch (key) {
                            case STATUS -> pick(List.of("wip", "WIP", "ready", "Submitted", "mailed", "Reverted", ""));
                            case PROJECT -> random.nextBoolean() ? pick(PROJECTS) : pick(List.of("K", "api", "login"));
                            case ORIGIN -> pick(List.of("sase", "SASE", "unknown"));
                            case ANCESTOR, NAME, SIBLING -> pick(NAMES);
                        });
            }
        };
    }

    private String needle() {
        String word = random.nextBoolean() ? pick(WORDS) : pick(NAMES);
        int end = random.nextInt(word.length() + 1);
        return random.nextBoolean() || word.codePointCount(0, word.length()) != word.length()
                ? word
                : word.substring(0, end);
    }

    /** The text of a tree, with every group in parentheses and every value in quotes. */
    static String text(QueryExpression expression) {
        return switch (expression) {
            case QueryExpression.Property(var key, var value) ->
                key.token() + ":" + new QueryExpression.Contains(value, false).canonical();
            case QueryExpression.Not(var operand) -> "NOT (" + text(operand) + ")";
            case QueryExpression.And(var operands) -> grouped(operands, " AND ");
            case QueryExpression.Or(var operands) -> grouped(operands, " OR ");
            case QueryExpression.Contains _, QueryExpression.Marked _ -> expression.canonical();
        };
    }

    private static String grouped(List<QueryExpression> operands, String word) {
        return String.join(
                word,
                operands.stream().map(operand -> "(" + text(operand) + ")").toList());
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
        return random.nextInt(3) > 0
                ? List.of()
                : Stream.generate(value).limit(1 + random.nextInt(2)).toList();
    }
}
