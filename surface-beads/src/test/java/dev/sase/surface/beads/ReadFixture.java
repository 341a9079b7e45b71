package dev.sase.surface.beads;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.Answer;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers reads from files, as a command does that finds no daemon. */
final class ReadFixture {
    static final Instant NOW = Instant.parse("2026-08-10T12:00:00Z");

    private static final JsonMapper MAPPER = new JsonMapper();

    private final BeadsSurface surface = new BeadsSurface();
    private final SaseHome home;

    ReadFixture(SaseHome home) {
        this.home = home;
    }

    /** A home with one configured store. */
    static ReadFixture configured(Path homeFolder, String project, Path store) {
        return new ReadFixture(new SaseHome(
                homeFolder,
                Map.of("beads", Map.of("stores", List.of(Map.of("project", project, "path", store.toString()))))));
    }

    ReadOperation read(String name) {
        return surface.reads().stream()
                .filter(read -> read.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Query query(Map<String, Object> arguments) {
        return Query.of(arguments, NOW);
    }

    Answer answer(String name, Map<String, Object> arguments) throws IOException {
        return answer(read(name), query(arguments));
    }

    Answer answer(ReadOperation read, Query query) throws IOException {
        Query resolved = read.resolve(query, home);
        LoadedRecords loaded = LoadedRecords.load(surface, home, read.scopes(resolved));
        return read.answer(resolved, new RecordsHost(loaded, NOW));
    }

    List<String> ids(String name, Map<String, Object> arguments) throws IOException {
        return ids(answer(name, arguments).rows());
    }

    /** The rows of all pages. */
    List<RawJson> allRows(String name, Map<String, Object> arguments) throws IOException {
        List<RawJson> rows = new ArrayList<>();
        PageRequest page = PageRequest.first(PageRequest.MAX_LIMIT);
        Answer answer = answer(read(name), query(arguments).with(page));
        rows.addAll(answer.rows());
        while (answer.next().isPresent()) {
            answer = answer(
                    read(name), query(arguments).with(page.from(answer.next().orElseThrow())));
            rows.addAll(answer.rows());
        }
        return rows;
    }

    List<String> allIds(String name, Map<String, Object> arguments) throws IOException {
        return ids(allRows(name, arguments));
    }

    Map<String, Long> stats(Map<String, Object> arguments) throws IOException {
        Map<String, Long> stats = new TreeMap<>();
        json(answer("bead_stats", arguments).value("stats"))
                .propertyStream()
                .forEach(count -> stats.put(count.getKey(), count.getValue().asLong()));
        return stats;
    }

    static JsonNode json(Optional<RawJson> value) {
        return MAPPER.readTree(value.orElseThrow().bytes());
    }

    static List<String> ids(List<RawJson> rows) {
        return rows.stream().map(row -> BeadCodec.decodeIssue(row, "demo").id()).toList();
    }
}
