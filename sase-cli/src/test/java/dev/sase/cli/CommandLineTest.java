package dev.sase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.cli.demo.generate.HomeGenerator;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.cli.output.Terminal;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.Command;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path home;

    private CommandRun user;

    @BeforeEach
    void generate() throws IOException {
        HomeGenerator.generate(home, new HomePlan(5, 60, 40, Instant.parse("2026-06-01T12:00:00Z")));
        user = CommandRun.in(home);
    }

    @Test
    void versionGoesToStandardOutput() {
        CommandRun.Result result = user.sase("--version");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("sase ").endsWith("\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void withoutACommandTheUsageIsTalkAndTheCommandFails() {
        CommandRun.Result result = user.sase();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Usage: sase", "bead", "notify", "daemon");
    }

    @Test
    void aMistypedVerbIsMetWithTheRightOneAndTheUsage() {
        CommandRun.Result result = user.sase("bead", "lsit");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines().findFirst())
                .hasValueSatisfying(line ->
                        assertThat(line).startsWith("Error: ").contains("'sase bead lsit'", "did you mean 'list'?"));
        assertThat(result.err()).contains("Usage: sase bead");
    }

    @Test
    void aMistypedNounIsMetWithTheRightOne() {
        CommandRun.Result result = user.sase("notfy", "list");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("did you mean 'notify'?");
    }

    @Test
    void aMistypedOptionIsAUsageErrorInOneLine() {
        CommandRun.Result result = user.sase("notify", "list", "--unraed");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("Error: ")
                .contains("did you mean '--unread'?")
                .hasLineCount(1);
    }

    @Test
    void aValueThatIsNoChoiceIsAUsageErrorThatNamesTheChoices() {
        CommandRun.Result result = user.sase("bead", "list", "--status", "opne");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("in_progress", "did you mean 'open'?").hasLineCount(1);
    }

    @Test
    void aMissingOperandIsAUsageError() {
        CommandRun.Result result = user.sase("bead", "show");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("Error: missing required").hasLineCount(1);
    }

    @Test
    void anUnknownIdFailsWithOneLineAndNoOutput() {
        CommandRun.Result result = user.sase("bead", "show", "atlas-zzz", "--project", "atlas", "--json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("Error: ").contains("atlas-zzz").hasLineCount(1);
    }

    @Test
    void aHomeThatDoesNotExistIsAnError() {
        CommandRun.Result result = user.sase(
                "notify", "counts", "--sase-home", home.resolve("nowhere").toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("nowhere").hasLineCount(1);
    }

    @Test
    void everyCommandOfEverySurfaceShowsItsExamplesInItsHelp() {
        SurfaceRegistry registry = SurfaceRegistry.load(Main.class.getClassLoader());
        assertThat(registry.surfaces()).isNotEmpty();
        for (Surface surface : registry.surfaces()) {
            for (Command command : surface.commands()) {
                CommandRun.Result result = user.sase(command.nounOf(surface.descriptor()), command.verb(), "--help");

                assertThat(result.code()).isZero();
                assertThat(result.err()).isEmpty();
                assertThat(result.out())
                        .contains(
                                "--json",
                                "--no-daemon",
                                "--explain",
                                "--fresh",
                                "--sase-home",
                                "--run-root",
                                "--socket-path")
                        .contains(command.examples());
            }
        }
    }

    @Test
    void helpIsAlsoACommand() {
        assertThat(user.sase("help", "notify", "list")).isEqualTo(user.sase("notify", "list", "--help"));
    }

    @Test
    void aLimitOfZeroOrLessShowsNoRows() {
        assertThat(user.sase("notify", "list", "--json", "--limit", "0").out()).isEqualTo("[]\n");
        assertThat(user.sase("notify", "list", "--json", "--limit", "-3").out()).isEqualTo("[]\n");
        assertThat(user.sase("notify", "list", "--json", "-l", "1").out()).startsWith("[\n  {\n    \"id\": ");
    }

    @Test
    void aFlagMayBeGivenAsFalse() {
        String read =
                user.sase("notify", "list", "--all", "--no-unread", "--json").out();
        String unread =
                user.sase("notify", "list", "--all", "--unread", "--json").out();

        assertThat(read).contains("\"read\": true").doesNotContain("\"read\": false");
        assertThat(unread).contains("\"read\": false").doesNotContain("\"read\": true");
    }

    @Test
    void theTimeOfAnAnswerCanBeChosen() {
        String early = user.sase("notify", "list", "--json", "-l", "1", "--now", "2026-06-01T12:00:00Z")
                .out();
        String late = user.sase("notify", "list", "--json", "-l", "1", "--now", "2027-06-01T12:00:00Z")
                .out();

        assertThat(early).isNotEqualTo(late);
        assertThat(user.sase("notify", "list", "--now", "yesterday").code()).isEqualTo(2);
    }

    @Test
    void howNewAnAnswerHasToBeIsCheckedAndFilesAreAlwaysNew() {
        String plain = user.sase("notify", "list", "--json", "--now", "2026-06-01T12:00:00Z")
                .out();
        for (String fresh : List.of("any", "now", "bounded:250")) {
            assertThat(user.sase("notify", "list", "--json", "--now", "2026-06-01T12:00:00Z", "--fresh", fresh))
                    .isEqualTo(new CommandRun.Result(0, plain, ""));
        }
        for (String wrong : List.of("nwo", "bounded", "bounded:0", "bounded:86400001", "")) {
            CommandRun.Result result = user.sase("notify", "list", "--fresh", wrong);

            assertThat(result.code()).as(wrong).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .startsWith("Error: '" + wrong + "' is no value of --fresh, which is one of any, bounded:")
                    .hasLineCount(1);
        }
        assertThat(user.sase("notify", "list", "--fresh", "nwo").err()).contains("did you mean 'now'?");
    }

    @Test
    void explainSaysOnStandardErrorThatTheFilesAnsweredAndWhy() {
        CommandRun.Result plain = user.sase("notify", "counts", "--json");
        CommandRun.Result explained = user.sase("notify", "counts", "--json", "--explain");
        CommandRun.Result switchedOff = user.sase("notify", "counts", "--json", "--explain", "--no-daemon");

        assertThat(explained.out()).isEqualTo(plain.out());
        assertThat(plain.err()).isEmpty();
        assertThat(explained.err())
                .contains("Explain: notification_counts answered from the files in ", "daemon_not_running")
                .hasLineCount(1);
        assertThat(switchedOff.err()).contains("daemon_disabled");
    }

    @Test
    void readsNeitherStartADaemonNorMakeARunRoot() {
        user.sase("notify", "list");

        assertThat(home.resolve("run")).doesNotExist();
    }

    @Test
    void aMalformedLineDoesNotHideTheOthers() throws IOException {
        String before = user.sase("notify", "list", "--all", "--json").out();
        Path file = home.resolve("notifications").resolve("notifications.jsonl");
        Files.writeString(file, Files.readString(file) + "{ not json\n");

        CommandRun.Result after = user.sase("notify", "list", "--all", "--json", "--now", "2026-06-01T12:00:00Z");

        assertThat(after.code()).isZero();
        assertThat(after.out()
                        .lines()
                        .filter(line -> line.startsWith("    \"id\""))
                        .count())
                .isEqualTo(before.lines()
                        .filter(line -> line.startsWith("    \"id\""))
                        .count());
    }

    @Test
    void aReaderThatGoesAwayEndsTheCommandQuietly() {
        assertThat(writingTo("Broken pipe")).isEqualTo(new CommandRun.Result(0, "", ""));
    }

    @Test
    void aFullDiskIsAnError() {
        CommandRun.Result result = writingTo("No space left on device");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("No space left on device").hasLineCount(1);
    }

    private CommandRun.Result writingTo(String failure) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(failure);
            }
        };
        return user.run(
                (terminal, arguments) -> Main.run(
                        new Terminal(terminal.environment(), terminal.folder(), broken, terminal.err(), false, false),
                        arguments),
                "notify",
                "list");
    }

    @Test
    void surfacesAreListedWithWhereTheyComeFrom() {
        CommandRun.Result json = user.sase("surface", "list", "--json");

        assertThat(json.code()).isZero();
        assertThat(json.out())
                .contains(
                        "\"id\": \"beads\"",
                        "\"capability\": \"notifications.read\"",
                        "\"loaded_from\": \"",
                        "\"bead_list\"")
                .startsWith("{\n  \"schema_version\": 1,\n");
        assertThat(user.sase("surface", "list").out()).contains("beads", "notifications.read");
    }

    @Test
    void completionsKnowNounsVerbsOptionsAndChoices() {
        for (String shell : new String[] {"bash", "zsh", "fish"}) {
            CommandRun.Result result = user.sase("completion", shell);

            assertThat(result.code()).isZero();
            assertThat(result.out())
                    .contains("bead", "blocked", "no-daemon", "in_progress", "verify", "fresh", "bounded:1000");
        }
        assertThat(user.sase("completion", "bsah").err()).contains("did you mean 'bash'?");
    }

    @Test
    void textIsUtf8WhateverTheLocale() {
        byte[] out = user.with("LC_ALL", "C")
                .sase("bead", "list", "--project", "atlas")
                .out()
                .getBytes(StandardCharsets.UTF_8);

        assertThat(new String(out, StandardCharsets.UTF_8)).contains("○");
    }
}
