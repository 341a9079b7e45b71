package dev.sase.surface.catalogs;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.Answer;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Scopes;
import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A SASE home with a user's folder {@code user/}, an installation {@code package/} and workspaces {@code work/<project>/} in it. */
final class CatalogHome {
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private static final CatalogsSurface SURFACE = new CatalogsSurface();

    private final SaseHomeFixture files;

    CatalogHome(Path folder) {
        files = SaseHomeFixture.at(RealPaths.of(folder).resolve("home"))
                .variable("HOME", RealPaths.of(folder).resolve("home/user").toString())
                .variable(
                        "SASE_XPROMPT_PACKAGE_DIR",
                        RealPaths.of(folder).resolve("home/package").toString());
    }

    SaseHomeFixture files() {
        return files;
    }

    CatalogHome write(String file, String text) {
        files.write(file, text);
        return this;
    }

    /** Makes a project whose workspace is known. */
    CatalogHome workspace(String project) {
        Path folder = files.resolve("work/" + project);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write("projects/" + project + "/" + project + ".sase", "NAME: x\nWORKSPACE_DIR: " + folder + " \n");
    }

    String path(String file) {
        return files.resolve(file).toString();
    }

    LoadedRecords load(Scopes scopes) {
        try {
            return LoadedRecords.load(SURFACE, files.home(), scopes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <R> List<R> records(RecordCollection<R> collection, String scope) {
        return load(Scopes.of(scope)).of(collection).stream()
                .map(row -> row.row().record())
                .toList();
    }

    List<String> names(String scope) {
        return records(Xprompts.COLLECTION, scope).stream()
                .map(xprompt -> xprompt.entry().name())
                .toList();
    }

    Xprompt xprompt(String scope, String name) {
        return find(scope, name).orElseThrow(() -> new AssertionError("no " + name + " among " + names(scope)));
    }

    Optional<Xprompt> find(String scope, String name) {
        return records(Xprompts.COLLECTION, scope).stream()
                .filter(xprompt -> xprompt.entry().name().equals(name))
                .findFirst();
    }

    String content(String scope, String name) {
        return xprompt(scope, name).content();
    }

    Map<String, String> snippets(String scope) {
        Map<String, String> templates = new HashMap<>();
        records(Snippets.COLLECTION, scope).forEach(snippet -> templates.put(snippet.trigger(), snippet.template()));
        return templates;
    }

    /** What is wrong in a scope: token, path below the home and line of each diagnostic. */
    List<String> problems(String scope) {
        return load(Scopes.of(scope)).diagnostics().stream()
                .map(problem -> problem.token() + " " + files.path().relativize(problem.file()) + ":" + problem.line())
                .toList();
    }

    static ReadOperation operation(String name) {
        return SURFACE.reads().stream()
                .filter(read -> read.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Answer read(String name, Map<String, Object> arguments) {
        return read(name, Query.of(arguments, NOON).with(PageRequest.first(PageRequest.MAX_LIMIT)));
    }

    Answer read(String name, Query query) {
        ReadOperation operation = operation(name);
        Query resolved = operation.resolve(query, files.home());
        return operation.answer(resolved, new RecordsHost(load(operation.scopes(resolved)), NOON));
    }

    static JsonNode json(RawJson json) {
        return Json.parse(json);
    }

    static JsonNode member(Answer answer, String name) {
        return Json.parse(answer.value(name).orElseThrow());
    }

    /** A member of each row. */
    static List<String> texts(Answer answer, String member) {
        return answer.rows().stream()
                .map(row -> Json.parse(row).get(member).asString())
                .toList();
    }
}
