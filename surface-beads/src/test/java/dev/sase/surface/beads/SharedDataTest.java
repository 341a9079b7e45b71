package dev.sase.surface.beads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sase.spi.RawJson;
import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fixtures and the public store of the folder that the system property {@code sase.shared.data} names. */
class SharedDataTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    Path temporary;

    private Path data;

    @BeforeEach
    void findData() {
        String folder = System.getProperty("sase.shared.data", "");
        assumeTrue(!folder.isEmpty(), "the property sase.shared.data names no folder with test data");
        data = Path.of(folder).resolve("beads");
        assumeTrue(Files.isDirectory(data), "there is no folder " + data);
    }

    private Loaded issues(String fixture) throws IOException {
        Path copy = temporary.resolve("issues.jsonl");
        Files.copy(data.resolve("jsonl").resolve(fixture), copy, StandardCopyOption.REPLACE_EXISTING);
        return Loaded.store(temporary);
    }

    @Test
    void corruptLinesHideNothing() throws IOException {
        Loaded loaded = issues("corrupt_lines.jsonl");
        assertThat(loaded.ids()).containsExactly("corrupt-1");
        assertThat(loaded.problems()).containsExactly("invalid_json issues.jsonl:1", "invalid_json issues.jsonl:3");
    }

    @Test
    void currentSchemaExportsTheSameBytes() throws IOException {
        assertThat(issues("current_schema.jsonl").export())
                .isEqualTo(Files.readString(data.resolve("jsonl/current_schema.jsonl")));
    }

    @Test
    void legacyPlansGetATier() throws IOException {
        for (String fixture : List.of("pre_changespec_metadata_schema.jsonl", "pre_is_ready_to_work_schema.jsonl")) {
            Loaded loaded = issues(fixture);
            assertThat(loaded.diagnostics()).isEmpty();
            assertThat(loaded.beads())
                    .singleElement()
                    .satisfies(bead -> assertThat(bead.tier()).contains(BeadTier.PLAN));
        }
    }

    @Test
    void fileOfOneLineFeedIsEmpty() throws IOException {
        Loaded loaded = issues("empty.jsonl");
        assertThat(loaded.beads()).isEmpty();
        assertThat(loaded.diagnostics()).isEmpty();
    }

    @Test
    void eventsReduceToTheBytesTheyWereMadeFrom() throws IOException {
        copy(data.resolve("events/event_roundtrip/manifest.json"), temporary.resolve("events/manifest.json"));
        copy(
                data.resolve("events/event_roundtrip/streams/gold-1.jsonl"),
                temporary.resolve("events/streams/gold-1.jsonl"));
        Loaded loaded = Loaded.store(temporary);
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.export()).isEqualTo(Files.readString(data.resolve("jsonl/event_roundtrip_schema.jsonl")));
    }

    @Test
    void explicitNullResolutionIsAnUpdate() throws IOException {
        copy(data.resolve("events/resolution_null_stream.jsonl"), temporary.resolve("events/streams/gold-3.jsonl"));
        Loaded loaded = new StoreFixture(temporary).manifest(1).load();
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.bead("gold-3").updatedAt()).isEqualTo("2026-08-01T00:01:00Z");
    }

    @Test
    void publicStoreReducesToItsExpectations() throws Exception {
        JsonNode expected =
                MAPPER.readTree(data.resolve("store-public-expected.json").toFile());
        Loaded loaded = Loaded.store(data.resolve("store-public"));

        assertThat(loaded.problems()).containsExactly("manifest_mismatch manifest.json:0");
        assertThat(loaded.beads()).hasSize(expected.get("issues").asInt());
        byte[] export = loaded.export().getBytes(StandardCharsets.UTF_8);
        assertThat(export).hasSize(expected.get("issues_jsonl").get("bytes").asInt());
        assertThat(sha256(export))
                .isEqualTo(expected.get("issues_jsonl").get("sha256").asString());
        assertThat(loaded.ids()).isSortedAccordingTo(Texts::compare);
        expected.get("sample_issues")
                .propertyStream()
                .forEach(sample -> assertThat(MAPPER.readTree(
                                BeadJson.issue(loaded.bead(sample.getKey())).bytes()))
                        .isEqualTo(sample.getValue()));
        expected.get("removed_ids").forEach(id -> assertThat(loaded.ids()).doesNotContain(id.asString()));
        assertThat(loaded.beads().stream()
                        .filter(bead -> !bead.closeHistory().isEmpty())
                        .map(Bead::id)
                        .sorted(Texts::compare))
                .containsExactlyElementsOf(texts(expected.get("reopened_with_close_history")));
    }

    @Test
    void publicStoreAnswersAsExpected() throws Exception {
        JsonNode expected =
                MAPPER.readTree(data.resolve("store-public-expected.json").toFile());
        ReadFixture reads = ReadFixture.configured(temporary, "sase", data.resolve("store-public"));

        assertThat(reads.allIds("bead_ready", Map.of())).isEqualTo(texts(expected.get("ready_aug")));
        assertThat(reads.allIds("bead_blocked", Map.of()).stream().sorted(Texts::compare))
                .containsExactlyElementsOf(texts(expected.get("blocked")));
        assertThat(reads.allIds("bead_list", Map.of()))
                .hasSize(expected.get("issues").asInt());
        Map<String, Long> stats = new TreeMap<>();
        expected.get("stats_aug")
                .propertyStream()
                .forEach(count -> stats.put(count.getKey(), count.getValue().asLong()));
        assertThat(reads.stats(Map.of())).isEqualTo(stats);
        String export = reads.allRows("bead_export", Map.of()).stream()
                .map(RawJson::text)
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(sha256(export.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected.get("issues_jsonl").get("sha256").asString());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }
}
