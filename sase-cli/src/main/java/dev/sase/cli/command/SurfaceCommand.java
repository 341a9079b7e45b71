package dev.sase.cli.command;

import dev.sase.cli.output.JsonIndenter;
import dev.sase.cli.output.TerminalScreen;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.Command;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The command {@code sase surface}. */
public final class SurfaceCommand {
    private SurfaceCommand() {}

    /** The command and those below it. */
    public static CommandSpec spec(CommandTree tree) {
        List<String> examples = List.of("sase surface list", "sase surface list --json");
        CommandSpec list = Specs.leaf(
                "list", "Lists the surfaces that this program found.", examples, call -> list(call, tree.registry()));
        list.addOption(Specs.flag("Writes JSON.", "-j", "--json"));
        CommandSpec spec = Specs.group("surface", "Shows which surfaces there are and where they come from.", examples);
        return spec.addSubcommand("list", list);
    }

    private static int list(Call call, SurfaceRegistry registry) {
        if (call.has("--json")) {
            JsonWriter json = new JsonWriter()
                    .beginObject()
                    .name("schema_version")
                    .number(1)
                    .name("surfaces")
                    .beginArray();
            registry.surfaces().forEach(surface -> write(surface, json));
            new JsonIndenter(call.out()).value(json.endArray().endObject().toByteArray(), 0);
            call.out().put('\n');
            return 0;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Surface surface : registry.surfaces()) {
            SurfaceDescriptor descriptor = surface.descriptor();
            rows.add(List.of(
                    descriptor.id(),
                    descriptor.noun(),
                    Integer.toString(descriptor.schemaVersion()),
                    descriptor.readCapability(),
                    origin(surface).orElse("?"),
                    String.join(" ", verbs(surface)),
                    descriptor.title()));
        }
        new TerminalScreen(call.out(), call.terminal())
                .table(List.of("ID", "NOUN", "SCHEMA", "CAPABILITY", "FROM", "VERBS", "TITLE"), rows);
        return 0;
    }

    private static void write(Surface surface, JsonWriter json) {
        SurfaceDescriptor descriptor = surface.descriptor();
        json.beginObject();
        json.name("id").string(descriptor.id());
        json.name("noun").string(descriptor.noun());
        json.name("title").string(descriptor.title());
        json.name("schema_version").number(descriptor.schemaVersion());
        json.name("capability").string(descriptor.readCapability());
        json.name("reads")
                .strings(surface.reads().stream().map(ReadOperation::name).toList());
        json.name("verbs").strings(verbs(surface));
        json.name("class").string(surface.getClass().getName());
        json.name("loaded_from").string(origin(surface).orElse(null));
        json.endObject();
    }

    private static List<String> verbs(Surface surface) {
        return surface.commands().stream().map(Command::verb).toList();
    }

    /** The name of the jar or folder that the surface was loaded from. */
    private static Optional<String> origin(Surface surface) {
        return Optional.ofNullable(surface.getClass().getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(URL::getPath)
                .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                .map(path -> path.substring(path.lastIndexOf('/') + 1));
    }
}
