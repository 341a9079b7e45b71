package dev.sase.cli.demo;

import dev.sase.cli.command.Call;
import dev.sase.cli.command.CommandTree;
import dev.sase.cli.command.PathOptions;
import dev.sase.cli.command.Specs;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command {@code sase demo}. */
public final class DemoCommand {
    private static final int DEFAULT_RECORDS = 2000;
    private static final int MAX_SEED = 1_000_000;

    private DemoCommand() {}

    /** The command. */
    public static CommandSpec spec(CommandTree tree) {
        CommandSpec spec = Specs.leaf(
                "demo",
                "Makes a home in a temporary folder, starts a daemon for it, asks every read on both paths and compares bytes and times."
                        + " Leaves nothing behind.",
                List.of("sase demo", "sase demo --records 50000 --seed 7", "sase demo --home ~/.sase"),
                call -> run(call, tree));
        spec.addOption(OptionSpec.builder("--seed")
                .type(Long.class)
                .paramLabel("<number>")
                .description("Decides what is generated. Default: another one each time, which is printed.")
                .build());
        spec.addOption(OptionSpec.builder("-n", "--records")
                .type(Integer.class)
                .paramLabel("<number>")
                .description("How many beads, notifications and ChangeSpecs each; half as many agent runs. Default: "
                        + DEFAULT_RECORDS + ".")
                .build());
        spec.addOption(Specs.text("folder", "Reads this SASE home instead; it is never written.", "--home"));
        return spec;
    }

    private static int run(Call call, CommandTree tree) {
        Integer records = call.arguments().matchedOptionValue("--records", (Integer) null);
        if (records != null && records < 1) {
            throw new SaseException(ErrorCode.INVALID_REQUEST, "--records is " + records + "; give 1 or more");
        }
        Long seed = call.arguments().matchedOptionValue("--seed", (Long) null);
        Optional<Path> home = PathOptions.given(call.arguments(), "--home")
                .map(text -> call.terminal().folder().resolve(text).normalize());
        DemoRun demo = new DemoRun(
                call,
                tree.registry(),
                seed == null ? ThreadLocalRandom.current().nextInt(MAX_SEED) : seed,
                records == null ? DEFAULT_RECORDS : records,
                home);
        try {
            return demo.run();
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.NOT_WRITABLE,
                    "the demo needs a temporary folder that can be written: " + e + "; see TMPDIR",
                    e);
        }
    }
}
