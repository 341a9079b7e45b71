package dev.sase.surface.changespecs;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.Answer;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A home with project files, and reads answered from it as a command does that finds no daemon. */
final class SpecHome {
    static final Instant NOW = Instant.parse("2026-08-10T12:00:00Z");

    private static final JsonMapper MAPPER = new JsonMapper();

    private final ChangeSpecsSurface surface = new ChangeSpecsSurface();
    private final SaseHomeFixture files;
    private final Path user;

    /** An empty home in a folder, and beside it the folder of a user. */
    SpecHome(Path folder) {
        this.files = SaseHomeFixture.at(folder.resolve("home"));
        this.user = folder.resolve("user");
    }

    /** Writes a file in the folder of a project that is named before the dash or dot. */
    SpecHome file(String name, String... lines) {
        String project = name.substring(0, name.lastIndexOf('.')).replace("-archive", "");
        files.write("projects/" + project + "/" + name, String.join("\n", lines) + "\n");
        return this;
    }

    SaseHomeFixture files() {
        return files;
    }

    Path path(String file) {
        return files.resolve("projects/" + file);
    }

    Path user() {
        return user;
    }

    SaseHome home() {
        return new SaseHome(files.path(), Map.of(), Map.of("HOME", user.toString()));
    }

    ReadOperation read(String name) {
        return surface.reads().stream()
                .filter(read -> read.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    LoadedRecords load() throws IOException {
        return LoadedRecords.load(surface, home(), Scopes.every());
    }

    Query query(String... arguments) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            values.put(arguments[i], arguments[i + 1]);
        }
        return Query.of(values, NOW);
    }

    Answer answer(String name, String... arguments) throws IOException {
        return answer(name, query(arguments));
    }

    Answer answer(String name, Query query) throws IOException {
        ReadOperation read = read(name);
        Query resolved = read.resolve(query, home());
        LoadedRecords loaded = LoadedRecords.load(surface, home(), read.scopes(resolved));
        return read.answer(resolved, new RecordsHost(loaded, NOW));
    }

    List<String> names(String read, String... arguments) throws IOException {
        return answer(read, arguments).rows().stream()
                .map(row -> MAPPER.readTree(row.bytes()))
                .map(row -> row.has("summary") ? row.get("summary") : row)
                .map(summary -> summary.get("name").asString())
                .toList();
    }

    JsonNode detail(String... arguments) throws IOException {
        return MAPPER.readTree(answer(DetailRead.NAME, arguments)
                .value(DetailRead.DETAIL)
                .orElseThrow()
                .bytes());
    }
}
