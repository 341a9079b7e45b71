package dev.sase.surface.beads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BeadCodecTest {
    private static final List<String> PIECES = List.of(
            "a", "Z", "\"", "\\", "/", "\b\f\n\r\t", "\u0000", "\u001f", "\u007f", "é", "\uff5e", "😀", "\u2028", "");

    private final BeadCodec codec = new BeadCodec();

    /** A record with every field set. Which of them go together is the store's business, not the codec's. */
    static final String EVERY_FIELD = """
            {"id":"demo-1","title":"T","status":"snoozed","issue_type":"task","tier":"legend","parent_id":"demo-0","owner":"o",\
            "assignee":"a","created_at":"2026-05-01T09:00:00Z","created_by":"c","updated_at":"u","closed_at":"ca",\
            "close_reason":"cr","resolution":"done","close_history":[{"closed_at":"1","close_reason":"2","resolution":"canceled",\
            "reopened_at":"3","reopened_via":"plus_one","reopened_by":"4"},\
            {"closed_at":"5","reopened_at":"6","reopened_via":"open"}],\
            "description":"d","notes":"n","design":"p","refs":["file:x"],"links":[{"target_ref":"bead:y","relation":"cites",\
            "description":"why","origin":"manual"}],"plus_one_evidence":[{"timestamp":"t",\
            "observed_since":"2026-05-01T09:00:00+02:00","reporter":"r","note":"m","refs":["q"]},\
            {"timestamp":"t","reporter":"r2","note":"m"}],\
            "snooze":{"until":"2026-05-01T09:00:00-07:00","snoozed_at":"s","snoozed_by":"b",\
            "plus_one_target":3,"plus_one_baseline":1,"reason":""},"model":"mo","size":"small","task_type":"flag",\
            "task_type_fields":{"a":"1","b":"2"},"is_ready_to_work":true,"epic_count":2,"changespec_name":"cn",\
            "changespec_bug_id":"cb","external_ref":"gh:1",\
            "dependencies":[{"issue_id":"demo-1","depends_on_id":"demo-2","created_at":"","created_by":""}]}""";

    @Test
    void everyFieldIsWrittenInItsPlace() {
        Bead bead = BeadCodec.decodeIssue(RawJson.of(EVERY_FIELD), "demo");
        assertThat(BeadJson.issue(bead).text()).isEqualTo(EVERY_FIELD);
    }

    @Test
    void storeAndGenerationStandAroundTheIssue() {
        Bead bead =
                codec.decode(RawJson.of("{\"scope\":\"p@local\",\"generation\":\"a\",\"issue\":" + EVERY_FIELD + "}"));
        assertThat(bead.scope()).isEqualTo("p@local");
        assertThat(bead.generation()).isEqualTo(Generation.AUGUST);
        assertThat(codec.encode(bead).text())
                .isEqualTo("{\"scope\":\"p@local\",\"generation\":\"a\",\"issue\":" + EVERY_FIELD + "}");
    }

    @Test
    void charactersAreEscapedAsTheFormatDoes() {
        BeadDraft draft = new BeadDraft();
        draft.title = "\"\\/\b\f\n\r\t\u0000\u001f\u007fé😀\u2028";
        String text =
                new String(BeadJson.issue(draft.build("s", Generation.MAY)).bytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("\"title\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007fé😀\u2028\"");
    }

    @Test
    void randomBeadsSurviveTheRoundTrip() {
        long seed = System.nanoTime();
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            Bead bead = randomBead(random);
            RawJson json = codec.encode(bead);
            assertThat(codec.decode(json)).as("seed %d, bead %d", seed, i).isEqualTo(bead);
            assertThat(codec.encode(codec.decode(json))).isEqualTo(json);
        }
    }

    @Test
    void foreignBytesAreRefused() {
        String unknown = "{\"scope\":\"s\",\"generation\":\"z\",\"issue\":" + EVERY_FIELD + "}";
        for (String json : List.of("", "[]", "{}", unknown, "{\"scope\":")) {
            assertThatThrownBy(() -> codec.decode(RawJson.of(json)))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Bead randomBead(RandomGenerator random) {
        return new Bead(
                text(random),
                pick(random, Generation.values()),
                text(random),
                text(random),
                pick(random, BeadStatus.values()),
                pick(random, BeadType.values()),
                maybe(random, pick(random, BeadTier.values())),
                filled(random),
                text(random),
                text(random),
                text(random),
                text(random),
                text(random),
                filled(random),
                filled(random),
                maybe(random, "superseded"),
                list(
                        random,
                        () -> new CloseRecord(
                                "1", filled(random), maybe(random, "done"), "2", "update", maybe(random, "3"))),
                text(random),
                text(random),
                text(random),
                list(random, () -> text(random)),
                list(random, () -> new BeadLink(text(random), "related", text(random), "derived")),
                list(
                        random,
                        () -> new PlusOneEvidence(
                                "t",
                                maybe(random, "2026-01-01T00:00:00Z"),
                                "r",
                                "n" + text(random),
                                List.of(text(random)))),
                maybe(
                        random,
                        new Snooze(
                                "2026-01-01T00:00:00Z",
                                "s",
                                "b",
                                OptionalLong.of(7),
                                OptionalLong.empty(),
                                text(random))),
                text(random),
                maybe(random, "xlarge"),
                filled(random),
                new TreeMap<>(random.nextBoolean() ? Map.of() : Map.of("k" + text(random), text(random), "😀", "")),
                random.nextBoolean(),
                random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong()),
                text(random),
                text(random),
                text(random),
                list(random, () -> new BeadDependency(text(random), text(random), text(random), text(random))));
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static Optional<String> filled(RandomGenerator random) {
        return maybe(random, text(random) + "!");
    }

    private static <T> Optional<T> maybe(RandomGenerator random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static <T> T pick(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <T> List<T> list(RandomGenerator random, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }
}
