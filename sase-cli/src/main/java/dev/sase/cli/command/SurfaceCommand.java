package dev.sase.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command {@code sase surface}. */
public final class SurfaceCommand {
    private SurfaceCommand() {}

    /** The command and those below it. */
    public static CommandSpec spec(CommandTree tree) {
        CommandSpec spec = Specs.group(
                "surface",
                "Shows which surfaces there are and where they come from; allows jars of other authors.",
                List.of("sase surface list", "sase surface add target/tasks.jar", "sase surface remove tasks"));
        return spec.addSubcommand("list", list(tree))
                .addSubcommand("add", add(tree))
                .addSubcommand("remove", remove(tree));
    }

    private static CommandSpec list(CommandTree tree) {
        CommandSpec list = Specs.leaf(
                "list",
                "Lists the surfaces that were found or allowed, and what became of them.",
                List.of("sase surface list", "sase surface list --json"),
                call -> SurfaceList.run(call, tree.registry()));
        list.addOption(Specs.flag("Writes JSON.", "-j", "--json"));
        return list;
    }

    private static CommandSpec add(CommandTree tree) {
        CommandSpec add = Specs.leaf(
                "add",
                "Allows the surfaces of a jar for you on this host, as long as its bytes stay as they are.",
                List.of("sase surface add target/tasks.jar"),
                call -> SurfaceAdd.run(call, tree.registry()));
        return operand(add, "<jar>", "The jar. It is loaded now, and by every sase command and daemon from now on.");
    }

    private static CommandSpec remove(CommandTree tree) {
        CommandSpec remove = Specs.leaf(
                "remove",
                "Takes a jar off the list of allowed ones; the file stays.",
                List.of("sase surface remove tasks", "sase surface remove target/tasks.jar"),
                call -> SurfaceRemove.run(call, tree.registry()));
        return operand(remove, "<surface>", "The id of one of its surfaces, or the jar.");
    }

    private static CommandSpec operand(CommandSpec spec, String label, String description) {
        return spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build());
    }
}
