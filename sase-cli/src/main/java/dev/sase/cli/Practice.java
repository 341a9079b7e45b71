package dev.sase.cli;

import dev.sase.cli.demo.generate.HomeGenerator;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.cli.output.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Does once what commands do all day, so that a JVM that records which classes they need ({@code -XX:AOTCacheOutput}) meets them:
 * commands that start with such a cache start in half the time. The daemon of the practice is a process of its own, whose
 * classes would
 * only make the commands' cache larger; it is stopped at the end.
 */
public final class Practice {
    private static final int RECORDS = 200;
    private static final int ROUNDS = 5;

    private final Terminal terminal;

    private Practice(Path home) {
        this.terminal = new Terminal(
                Map.of("SASE_HOME", home.toString(), "HOME", home.toString(), "PATH", "/usr/bin:/bin"),
                home,
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                false,
                false);
    }

    /**
     * Practises in an empty folder, which the caller removes.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        Path home = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        HomeGenerator.generate(home, HomePlan.ofEverything(1, RECORDS, Instant.now()));
        System.exit(new Practice(home).practise());
    }

    private int practise() {
        int failures =
                reads("--no-daemon") + sase("--help") + sase("bead", "list", "--help") + sase("daemon", "status");
        try {
            failures += sase("daemon", "start", "-T", "60") + sase("daemon", "rebuild", "-T", "60");
            for (int round = 0; round < ROUNDS; round++) {
                failures += reads("--explain");
            }
            failures += sase("daemon", "status") + sase("daemon", "verify", "-T", "60");
        } finally {
            failures += sase("daemon", "stop", "-T", "60");
        }
        return failures == 0 ? 0 : 1;
    }

    private int reads(String option) {
        int failures = 0;
        for (String project : List.of("atlas", "orion")) {
            for (String verb : List.of("list", "ready", "blocked", "stats")) {
                failures += sase("bead", verb, "--project", project, option);
                failures += sase("bead", verb, "--project", project, "--json", option);
            }
            failures += sase("bead", "show", project + "-1", "--project", project, option);
        }
        for (String verb : List.of("list", "counts", "pending", "tabs")) {
            failures += sase("notify", verb, option) + sase("notify", verb, "--json", option);
        }
        for (String verb : List.of("list", "active", "recent", "archive")) {
            failures += sase("agents", verb, option) + sase("agents", verb, "--json", option);
        }
        failures += sase("changespec", "list", option) + sase("changespec", "list", "--json", option);
        failures += sase("changespec", "search", "!!!", option) + sase("changespec", "search", "!!!", "--json", option);
        for (String noun : List.of("xprompt", "snippet", "file-history")) {
            failures += sase(noun, "list", "--project", "atlas", option);
            failures += sase(noun, "list", "--project", "atlas", "--json", option);
        }
        return failures;
    }

    private int sase(String... arguments) {
        return Main.run(terminal, arguments);
    }
}
