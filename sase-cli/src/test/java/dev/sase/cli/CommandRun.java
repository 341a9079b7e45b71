package dev.sase.cli;

import dev.sase.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Runs command lines in this process, as a user of a home would, and keeps what they write. */
public final class CommandRun {
    private final Map<String, String> environment = new HashMap<>();
    private final Path folder;
    private boolean terminal;

    private CommandRun(Path home) {
        this.folder = home;
        environment.put("SASE_HOME", home.toString());
        environment.put("HOME", home.resolve("nobody").toString());
        environment.put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
        environment.put("TERM", "xterm");
    }

    /** What a command line gave. */
    public record Result(int code, String out, String err) {}

    /** A user of a home, whose working folder it also is. */
    public static CommandRun in(Path home) {
        return new CommandRun(home);
    }

    /** With one more variable. */
    public CommandRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** With terminals on both ends. */
    public CommandRun onTerminal() {
        terminal = true;
        return this;
    }

    public Result sase(String... arguments) {
        return run(Main::run, arguments);
    }

    public Result run(BiFunction<Terminal, String[], Integer> program, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = program.apply(new Terminal(environment, folder, out, err, terminal, terminal), arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
