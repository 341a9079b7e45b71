package dev.sase.cli.command;

import dev.sase.cli.output.JsonIndenter;
import dev.sase.cli.output.TerminalScreen;
import dev.sase.core.registry.SurfaceEntry;
import dev.sase.core.registry.SurfaceOrigin;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.Command;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Surface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code sase surface list}. */
final class SurfaceList {
    private SurfaceList() {}

    static int run(Call call, SurfaceRegistry registry) {
        List<SurfaceEntry> entries = registry.entries();
        if (call.has("--json")) {
            JsonWriter json =
                    new JsonWriter().beginObject().name("schema_version").number(1);
            json.name("surfaces").beginArray();
            entries.forEach(entry -> write(entry, served(registry, entry), json));
            new JsonIndenter(call.out()).value(json.endArray().endObject().toByteArray(), 0);
            call.out().put('\n');
        } else {
            List<List<String>> rows = new ArrayList<>();
            entries.forEach(entry -> rows.add(row(entry, served(registry, entry))));
            new TerminalScreen(call.out(), call.terminal())
                    .table(
                            List.of("ID", "NOUN", "STATE", "VERSION", "FROM", "CLASS", "CAPABILITY", "VERBS", "TITLE"),
                            rows);
        }
        call.out().flush();
        entries.stream()
                .flatMap(entry -> entry.reason().stream().map(reason -> entry.name() + ": " + reason))
                .forEach(reason -> call.talk().line("Warning: " + reason));
        registry.listProblem().ifPresent(problem -> call.talk().line("Warning: " + problem));
        return 0;
    }

    /** The surface of a line; one that is not served has none, even if another one has its id. */
    private static Optional<Surface> served(SurfaceRegistry registry, SurfaceEntry entry) {
        return registry.isServed(entry) ? entry.id().flatMap(registry::surface) : Optional.empty();
    }

    private static List<String> row(SurfaceEntry entry, Optional<Surface> surface) {
        return List.of(
                entry.id().orElse("?"),
                String.join(" ", entry.nouns()),
                entry.state().token().replace('_', ' '),
                entry.version().orElse("-"),
                from(entry.origin()),
                entry.className(),
                surface.map(known -> known.descriptor().readCapability()).orElse("-"),
                surface.map(known -> String.join(" ", verbs(known))).orElse("-"),
                entry.title());
    }

    private static String from(SurfaceOrigin origin) {
        return switch (origin) {
            case SurfaceOrigin.BuiltIn(Optional<Path> _) -> "built in";
            case SurfaceOrigin.Allowed(Path path) -> path.toString();
        };
    }

    private static void write(SurfaceEntry entry, Optional<Surface> surface, JsonWriter json) {
        json.beginObject();
        json.name("id").string(entry.id().orElse(null));
        json.name("noun").string(entry.nouns().stream().findFirst().orElse(null));
        json.name("nouns").strings(entry.nouns());
        json.name("title").string(entry.title());
        json.name("state").string(entry.state().token());
        json.name("reason").string(entry.reason().orElse(null));
        json.name("class").string(entry.className());
        json.name("version").string(entry.version().orElse(null));
        json.name("origin").string(entry.origin() instanceof SurfaceOrigin.Allowed ? "jar" : "built_in");
        json.name("loaded_from")
                .string(entry.origin().location().map(Path::toString).orElse(null));
        if (surface.isPresent()) {
            json.name("schema_version").number(surface.get().descriptor().schemaVersion());
            json.name("capability").string(surface.get().descriptor().readCapability());
            json.name("reads")
                    .strings(surface.get().reads().stream()
                            .map(ReadOperation::name)
                            .toList());
            json.name("verbs").strings(verbs(surface.get()));
        } else {
            json.name("schema_version").nullValue();
            json.name("capability").nullValue();
            json.name("reads").strings(List.of());
            json.name("verbs").strings(List.of());
        }
        json.endObject();
    }

    private static List<String> verbs(Surface surface) {
        return surface.commands().stream().map(Command::verb).toList();
    }
}
