package dev.sase.cli.command;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command {@code sase completion}: prints what a shell loads to complete command lines. */
public final class CompletionCommand {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private CompletionCommand() {}

    /** The command. */
    public static CommandSpec spec(CommandTree tree) {
        CommandSpec spec = Specs.leaf(
                "completion",
                "Prints a script that makes a shell complete the commands and options of sase.",
                List.of(
                        "source <(sase completion bash)",
                        "source <(sase completion zsh)",
                        "sase completion fish > ~/.config/fish/completions/sase.fish"),
                call -> print(call, tree));
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .type(String.class)
                .paramLabel("<shell>")
                .completionCandidates(SHELLS)
                .description("One of bash, zsh, fish.")
                .build());
        return spec;
    }

    private static int print(Call call, CommandTree tree) {
        String shell = call.arguments().matchedPositionalValue(0, "");
        switch (shell) {
            // One script for both: in zsh it turns on the completion of bash.
            case "bash", "zsh" -> call.out().text(AutoComplete.bash("sase", tree.whole()));
            case "fish" -> FishCompletion.write(tree.whole().getCommandSpec(), call.out());
            default ->
                throw new SaseException(
                        ErrorCode.INVALID_REQUEST,
                        "'" + shell + "' is no shell that can be completed, which is one of "
                                + String.join(", ", SHELLS) + Suggestion.clause(shell, SHELLS));
        }
        return 0;
    }
}
