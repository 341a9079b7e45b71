package dev.sase.cli.command;

import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.Command;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.Surface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands: nouns and verbs of the surfaces, and those of the program itself. Only the path that a command line names is
 * built; the
 * whole tree is for help, completion and mistyped words.
 */
public final class CommandTree {
    private static final List<String> EXAMPLES = List.of(
            "sase bead list --status open",
            "sase notify list --unread --json",
            "sase daemon start",
            "sase bead list --explain",
            "sase daemon verify",
            "sase demo");

    private final Supplier<SurfaceRegistry> surfaces;
    private final Map<String, Function<CommandTree, CommandSpec>> own;
    private Optional<SurfaceRegistry> registry = Optional.empty();

    /**
     * A tree.
     *
     * @param surfaces finds the surfaces; asked only when a command needs them
     * @param own the program's own commands by their word
     */
    public CommandTree(Supplier<SurfaceRegistry> surfaces, Map<String, Function<CommandTree, CommandSpec>> own) {
        this.surfaces = surfaces;
        this.own = new LinkedHashMap<>(own);
    }

    /** The surfaces, found once. */
    public SurfaceRegistry registry() {
        if (registry.isEmpty()) {
            registry = Optional.of(surfaces.get());
        }
        return registry.get();
    }

    /** The commands that a command line can mean. */
    public CommandLine forArguments(List<String> arguments) {
        List<String> words = arguments.stream()
                .filter(word -> !word.startsWith("-"))
                .limit(2)
                .toList();
        if (words.isEmpty()) {
            return whole();
        }
        String noun = words.getFirst();
        Optional<CommandSpec> named = Optional.ofNullable(own.get(noun))
                .map(make -> make.apply(this))
                .or(() -> surface(noun).map(surface -> noun(surface, noun, words.size() > 1 ? words.get(1) : "")));
        if (named.isEmpty()) {
            registry().unserved(noun).ifPresent(entry -> {
                throw entry.refusal();
            });
        }
        return named.map(spec -> tree(List.of(spec))).orElseGet(this::whole);
    }

    /** All commands. */
    public CommandLine whole() {
        List<CommandSpec> all = new ArrayList<>();
        registry().surfaces().forEach(surface -> addTo(all, surface));
        own.values().forEach(make -> all.add(make.apply(this)));
        return tree(all);
    }

    /** One whose commands cannot be built is left out: it spoils no other's help, and typing its words says what is wrong. */
    private void addTo(List<CommandSpec> all, Surface surface) {
        try {
            nouns(surface).forEach(noun -> all.add(noun(surface, noun, "")));
        } catch (SaseException e) {
            if (e.code() != ErrorCode.PLUGIN_BROKEN) {
                throw e;
            }
        }
    }

    private Optional<Surface> surface(String noun) {
        return registry().surfaces().stream()
                .filter(surface -> nouns(surface).contains(noun))
                .findFirst();
    }

    /** The nouns of a surface, its own first. */
    private static Set<String> nouns(Surface surface) {
        Set<String> nouns = new LinkedHashSet<>();
        nouns.add(surface.descriptor().noun());
        surface.commands().forEach(command -> nouns.add(command.nounOf(surface.descriptor())));
        return nouns;
    }

    private CommandSpec noun(Surface surface, String noun, String verb) {
        List<Command> commands = surface.commands().stream()
                .filter(command -> command.nounOf(surface.descriptor()).equals(noun))
                .toList();
        List<String> examples = commands.stream()
                .flatMap(command -> command.examples().stream().limit(1))
                .toList();
        CommandSpec spec = Specs.group(noun, surface.descriptor().title() + ".", examples);
        List<Command> meant =
                commands.stream().filter(command -> command.verb().equals(verb)).toList();
        for (Command command : meant.isEmpty() ? commands : meant) {
            attach(spec, command, surface);
        }
        return spec;
    }

    private CommandLine tree(List<CommandSpec> commands) {
        CommandSpec root = Specs.group(
                "sase",
                "Reads the work kept in a SASE home: through the daemon when one serves, from the files otherwise.",
                EXAMPLES);
        for (CommandSpec command : commands) {
            if (root.subcommands().containsKey(command.name())) {
                throw new SaseException(
                        ErrorCode.PLUGIN_BROKEN,
                        "the command word '" + command.name()
                                + "' is claimed twice; remove one of the surface jars that claim it");
            }
            root.addSubcommand(command.name(), command);
        }
        return new CommandLine(root)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setUsageHelpAutoWidth(false);
    }

    private void attach(CommandSpec noun, Command command, Surface surface) {
        try {
            noun.addSubcommand(command.verb(), ReadVerb.spec(registry(), command));
        } catch (CommandLine.InitializationException e) {
            throw new SaseException(
                    ErrorCode.PLUGIN_BROKEN,
                    "the surface " + surface + " declares a command line that cannot be built: " + e.getMessage()
                            + "; remove or repair its jar",
                    e);
        }
    }
}
