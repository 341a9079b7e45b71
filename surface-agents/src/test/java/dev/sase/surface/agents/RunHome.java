package dev.sase.surface.agents;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.LocatedRow;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.Answer;
import dev.sase.spi.Command;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A home with runs, and what is read of it as a command does that finds no daemon. */
final class RunHome {
    static final Instant NOW = Instant.parse("2026-05-20T09:00:00Z");

    private static final JsonMapper MAPPER = new JsonMapper();

    private final AgentsSurface surface = new AgentsSurface();
    private final SaseHomeFixture files;

    RunHome(Path folder) {
        files = SaseHomeFixture.at(folder);
    }

    /** Writes a marker of a run of the project demo: {@code run("ace-run", "20260520081500", "done.json", "{}")}. */
    RunHome run(String workflow, String timestamp, String marker, String text) {
        return file("projects/demo/artifacts/" + workflow + "/" + timestamp + "/" + marker, text);
    }

    RunHome file(String path, String text) {
        files.write(path, text);
        return this;
    }

    SaseHomeFixture files() {
        return files;
    }

    Path folder(String path) {
        return files.resolve(path);
    }

    List<SourceUnit> units(Scopes scopes) throws IOException {
        try (Stream<SourceUnit> units = surface.loader().discover(files.home(), scopes)) {
            return units.toList();
        }
    }

    List<String> keys(Scopes scopes) throws IOException {
        return units(scopes).stream().map(SourceUnit::key).toList();
    }

    LoadedRecords loaded(Scopes scopes) throws IOException {
        return LoadedRecords.load(surface, files.home(), scopes);
    }

    LoadedRecords loaded(List<SourceUnit> units) throws IOException {
        return LoadedRecords.load(surface, units);
    }

    List<AgentRun> runs() throws IOException {
        return loaded(Scopes.every()).of(AgentRuns.COLLECTION).stream()
                .map(LocatedRow::row)
                .map(row -> row.record())
                .toList();
    }

    /** The only run there is. */
    AgentRun only() throws IOException {
        List<AgentRun> runs = runs();
        if (runs.size() != 1) {
            throw new AssertionError("there are " + runs.size() + " runs");
        }
        return runs.getFirst();
    }

    /** Each diagnostic as token, file name and line. */
    List<String> problems() throws IOException {
        return loaded(Scopes.every()).diagnostics().stream()
                .map(found -> found.severity() + " " + found.token() + " "
                        + found.file().getFileName() + ":" + found.line())
                .toList();
    }

    ReadOperation read(String name) {
        return surface.reads().stream()
                .filter(read -> read.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Answer answer(String name, Map<String, Object> arguments) throws IOException {
        ReadOperation read = read(name);
        Query query = read.resolve(Query.of(arguments, NOW), files.home());
        return read.answer(query, new RecordsHost(loaded(read.scopes(query)), NOW));
    }

    List<String> show(String verb, Map<String, Object> arguments) throws IOException {
        Command command = surface.commands().stream()
                .filter(each -> each.verb().equals(verb))
                .findFirst()
                .orElseThrow();
        Map<String, Object> all = new HashMap<>(command.defaults());
        all.putAll(arguments);
        return TextScreen.show(command.presenter(), Query.of(all, NOW), answer(command.read(), all));
    }

    /** The timestamps of the rows of an answer. */
    List<String> timestamps(String name, Map<String, Object> arguments) throws IOException {
        return answer(name, arguments).rows().stream()
                .map(row -> json(row).path("timestamp").stringValue())
                .toList();
    }

    static JsonNode json(RawJson json) {
        return MAPPER.readTree(json.bytes());
    }
}
