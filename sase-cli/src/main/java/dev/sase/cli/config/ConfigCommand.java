package dev.sase.cli.config;

import dev.sase.cli.command.Call;
import dev.sase.cli.command.CommandTree;
import dev.sase.cli.command.PathOptions;
import dev.sase.cli.command.Specs;
import dev.sase.cli.command.Suggestion;
import dev.sase.cli.output.JsonIndenter;
import dev.sase.cli.output.TailText;
import dev.sase.cli.output.TerminalScreen;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.SaseException;
import dev.sase.spi.Screen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command {@code sase config}. */
public final class ConfigCommand {
    private static final int GAP = 2;
    private static final int LEGIBLE = 8;

    private ConfigCommand() {}

    /** The command and those below it. */
    public static CommandSpec spec(CommandTree tree) {
        List<String> examples =
                List.of("sase config show", "sase config show daemon.reads", "sase config show daemon.run_root --json");
        CommandSpec show = Specs.leaf(
                "show",
                "Shows every setting in effect and where it comes from; exit code 2 if one cannot be used.",
                examples,
                call -> show(call, tree.registry()));
        show.addPositional(PositionalParamSpec.builder()
                .paramLabel("[<key>]")
                .hideParamSyntax(true)
                .arity("0..1")
                .index("0")
                .type(String.class)
                .description("Only this key, or those below it. A variable stands for its key.")
                .build());
        show.addOption(Specs.flag("Writes JSON.", "-j", "--json"));
        show.addOption(Specs.flag("Shows what holds where the daemon is not asked.", "--no-daemon"));
        PathOptions.addTo(show);
        return Specs.group("config", "Shows what is configured.", examples).addSubcommand("show", show);
    }

    private static int show(Call call, SurfaceRegistry registry) {
        List<String> surfaces = registry.surfaces().stream()
                .map(surface -> surface.descriptor().id())
                .toList();
        Settings settings = Settings.of(call, surfaces);
        Optional<String> asked = Optional.ofNullable(call.arguments().matchedPositionalValue(0, (String) null));
        List<Shown> chosen = asked.map(key -> chosen(key, settings.shown())).orElse(settings.shown());
        if (call.has("--json")) {
            json(call, settings, chosen);
        } else if (asked.isPresent() && chosen.size() == 1) {
            one(call, chosen.getFirst());
        } else {
            table(call, chosen);
        }
        call.out().flush();
        settings.warnings().forEach(warning -> call.talk().line("Warning: " + warning));
        settings.problems().forEach(problem -> call.talk().line("Error: " + problem));
        return settings.problems().isEmpty() ? 0 : ErrorCode.INVALID_CONFIGURATION.exitCode();
    }

    private static List<Shown> chosen(String key, List<Shown> all) {
        List<Shown> exact = all.stream()
                .filter(each -> each.name().equals(key)
                        || each.variable().filter(key::equals).isPresent())
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        List<Shown> below =
                all.stream().filter(each -> each.name().startsWith(key + ".")).toList();
        if (below.isEmpty()) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "no setting is called '" + key + "'" + meant(key, all) + "; 'sase config show' shows all");
        }
        return below;
    }

    private static String meant(String key, List<Shown> all) {
        List<String> names = all.stream().map(Shown::name).toList();
        return names.stream()
                .filter(name -> name.endsWith("." + key))
                .findFirst()
                .map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() -> Suggestion.clause(key, names));
    }

    /** A table whose long values and origins keep their ends: the name of a file, the number of a line. */
    private static void table(Call call, List<Shown> chosen) {
        TerminalScreen screen = new TerminalScreen(call.out(), call.terminal());
        int keys = longest(chosen.stream().map(Shown::name));
        int values = longest(chosen.stream().map(ConfigCommand::value));
        int origins = longest(chosen.stream().map(each -> from(call, each)));
        int room = Math.max(2 * LEGIBLE, screen.width() - keys - 2 * GAP);
        int valueRoom = Math.min(values, Math.max(room / 2, room - origins));
        int originRoom = room - valueRoom;
        screen.table(
                List.of("KEY", "VALUE", "FROM"),
                chosen.stream()
                        .map(each -> List.of(
                                each.name(),
                                TailText.fit(value(each), valueRoom),
                                TailText.fit(from(call, each), originRoom)))
                        .toList());
    }

    private static int longest(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(0);
    }

    private static String value(Shown shown) {
        String text = shown.text().isEmpty() ? "(unset)" : shown.text();
        return shown.used() ? text : text + " (not used yet)";
    }

    private static String from(Call call, Shown shown) {
        return TailText.below(
                shown.origin().toString(), call.terminal().environment().getOrDefault("HOME", ""));
    }

    private static void one(Call call, Shown shown) {
        TerminalScreen screen = new TerminalScreen(call.out(), call.terminal());
        screen.line(Screen.Span.of(shown.name(), Screen.Style.STRONG));
        screen.line("Value: " + value(shown));
        screen.line("From: " + from(call, shown));
        screen.line("Takes: " + shown.kind());
        shown.variable().ifPresent(variable -> screen.line("Variable: " + variable));
        screen.line("Meaning: " + shown.description().replace("`", ""));
    }

    private static void json(Call call, Settings settings, List<Shown> chosen) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("schema_version").number(1);
        json.name("values").beginArray();
        chosen.forEach(each -> each.write(json));
        json.endArray();
        json.name("problems").strings(settings.problems());
        json.name("warnings").strings(settings.warnings());
        new JsonIndenter(call.out()).value(json.endObject().toByteArray(), 0);
        call.out().put('\n');
    }
}
