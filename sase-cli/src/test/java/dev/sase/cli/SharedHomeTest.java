package dev.sase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sase.core.Sase;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.routing.Routed;
import dev.sase.daemon.SaseDaemon;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The recorded cases of ChangeSpecs and the recorded publication of agents, asked of a daemon and of the files. */
@Timeout(180)
class SharedHomeTest {
    private static final String CORPUS = "core_golden";
    private static final String PUBLISHED = "published";

    private Path data;
    private Path home;
    private SaseDaemon daemon;
    private Sase served;
    private Sase direct;

    @BeforeEach
    void start() throws IOException {
        String shared = System.getProperty("sase.shared.data", "");
        data = Path.of(shared);
        assumeTrue(
                !shared.isEmpty() && Files.isDirectory(data.resolve("changespecs")),
                "the property sase.shared.data names no folder of recorded data");
        home = Files.createTempDirectory("sase");
        write(CORPUS, ".sase", Files.readString(data.resolve("changespecs/myproj.sase")));
        write("archived", "-archive.sase", Files.readString(data.resolve("changespecs/myproj-archive.sase")));
        int number = 0;
        for (JsonNode parsed : cases("parse-cases.json")) {
            String ending = parsed.get("path").stringValue().endsWith("-archive.gp") ? "-archive.gp" : ".sase";
            write("case" + number++, ending, parsed.get("input").stringValue());
        }
        copy(
                data.resolve("agents/sidecar"),
                home.resolve("projects").resolve(PUBLISHED).resolve("repos/agents"));
        Map<String, String> environment = Map.of("HOSTNAME", "test", "HOME", home.toString());
        daemon = SaseDaemon.builder(home).environment(environment).start();
        served = sase(environment, false);
        direct = sase(environment, true);
        for (String read : List.of("changespec_list", "agent_search")) {
            await(read);
        }
    }

    @AfterEach
    void stop() throws IOException {
        if (home == null) {
            return;
        }
        served.close();
        direct.close();
        daemon.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void everyQueryFindsWhatWasRecorded() throws IOException {
        for (JsonNode recorded : cases("query-cases.json")) {
            String query = recorded.get("query").stringValue();
            List<String> names = new ArrayList<>();
            for (JsonNode row : rows("changespec_search", Map.of("project_id", CORPUS, "query", query))) {
                names.add(row.get("name").stringValue());
            }
            List<String> expected = recorded.get("expected")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .toList();
            assertThat(names).as(query).isEqualTo(expected);
        }
    }

    @Test
    void everyQueryThatIsNoneIsRefusedAsRecorded() throws IOException {
        for (JsonNode recorded : cases("query-error-cases.json")) {
            Map<String, Object> arguments =
                    Map.of("query", recorded.get("query").stringValue());
            for (Sase path : List.of(served, direct)) {
                SaseException refusal =
                        catchThrowableOfType(SaseException.class, () -> path.read("changespec_search", arguments));
                assertThat(refusal).as(recorded.toString()).isNotNull();
                assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                assertThat(refusal).hasMessageContaining(recorded.get("message").stringValue());
            }
        }
    }

    @Test
    void everyParsedRecordIsServedAsRecorded() throws IOException {
        int number = 0;
        for (JsonNode recorded : cases("parse-cases.json")) {
            String project = "case" + number++;
            List<JsonNode> found = new ArrayList<>();
            rows("changespec_find", Map.of("query", "project:" + project)).forEach(row -> found.add(row.get("spec")));
            found.sort(Comparator.comparingInt(
                    spec -> spec.at("/source_span/start_line").intValue()));
            List<JsonNode> expected =
                    new ArrayList<>(recorded.get("expected").valueStream().toList());
            assertThat(withoutPaths(found))
                    .as(recorded.get("title").stringValue())
                    .isEqualTo(withoutPaths(expected));
        }
    }

    @Test
    void everyPublishedRunIsServed() throws IOException {
        Map<String, Object> all = Map.of("project_id", PUBLISHED, "include_hidden", true);
        List<String> ids = new ArrayList<>();
        rows("agent_search", all).forEach(row -> ids.add(row.get("agent_id").stringValue()));

        assertThat(ids).hasSize(147).doesNotHaveDuplicates();
        assertThat(rows("agent_archive", Map.of("project_id", PUBLISHED))).hasSize(10);
        for (String id : ids.subList(0, 5)) {
            assertThat(same(ReadRequest.of("agent_detail", Map.of("agent_id", id)))
                            .value("summary"))
                    .isPresent();
        }
    }

    @Test
    void verifyFindsTheProjectionEqualToTheFiles() {
        CommandRun user = CommandRun.in(home).with("HOSTNAME", "test").with("HOME", home.toString());

        CommandRun.Result verified = user.sase("daemon", "verify", "--surface", "all", "-T", "60");

        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out()).contains("changespecs: ok", "agents: ok");
    }

    private void write(String project, String ending, String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve("projects").resolve(project));
        Files.writeString(folder.resolve(project + ending), text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(file));
                }
            }
        }
    }

    private List<JsonNode> cases(String file) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readAllBytes(data.resolve("changespecs").resolve(file)))
                .valueStream()
                .toList();
    }

    private Sase sase(Map<String, String> environment, boolean noDaemon) {
        return Sase.builder()
                .home(home)
                .environment(environment)
                .folder(home)
                .noDaemon(noDaemon)
                .open();
    }

    private void await(String read) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!(served.read(read, Map.of()) instanceof Routed.FromDaemon<ReadPage>)) {
            assertThat(System.nanoTime()).as(read).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** All rows, after both paths gave the same. */
    private List<JsonNode> rows(String read, Map<String, Object> arguments) {
        List<JsonNode> rows = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ReadRequest request = ReadRequest.of(read, arguments).limit(100);
            ReadPage page = same(cursor.map(request::cursor).orElse(request));
            for (RawJson row : page.rows()) {
                rows.add(JsonMapper.shared().readTree(row.bytes()));
            }
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return rows;
    }

    private ReadPage same(ReadRequest request) {
        Routed<ReadPage> fromDaemon = served.read(request);
        assertThat(fromDaemon).as(request.toString()).isInstanceOf(Routed.FromDaemon.class);
        assertThat(fromDaemon.value().members())
                .as(request.toString())
                .isEqualTo(direct.read(request).value().members());
        return fromDaemon.value();
    }

    /** The records without what says where their file lies. */
    private static List<Map<String, JsonNode>> withoutPaths(List<JsonNode> specs) {
        List<Map<String, JsonNode>> records = new ArrayList<>();
        for (JsonNode spec : specs) {
            ((ObjectNode) spec.get("source_span")).remove("file_path");
            Map<String, JsonNode> members = new HashMap<>();
            spec.propertyStream().forEach(member -> members.put(member.getKey(), member.getValue()));
            members.remove("file_path");
            members.remove("project_basename");
            records.add(members);
        }
        return records;
    }
}
