package dev.sase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.transport.JsonView;
import dev.sase.spi.RawJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkIT {
    private static final List<String> READS = List.of(
            "point/raw echo, channel",
            "point/raw echo, junixsocket",
            "point/bead show, channel, any id",
            "point/bead show, channel, same id again",
            "point/bead show, channel, any id / raw echo",
            "point/bead show, junixsocket, any id",
            "point/bead show, junixsocket, same id again",
            "point/bead show, junixsocket, any id / raw echo",
            "pages/bead list",
            "pages/bead list, not closed",
            "pages/bead list, status open",
            "pages/bead list, status in_progress",
            "pages/bead list, status closed",
            "pages/bead list, type plan",
            "pages/bead list, type phase",
            "pages/bead list, type task",
            "pages/bead list, tier plan",
            "pages/bead list, tier epic",
            "pages/bead list, all",
            "pages/bead blocked",
            "pages/bead export",
            "pages/notification list",
            "pages/notification list, with dismissed",
            "pages/notification list, newest first",
            "pages/notification list, sender",
            "pages/notification list, unread",
            "pages/notification list, read",
            "pages/notification list, query of a common word",
            "ready/bead ready, page of 100",
            "ready/bead ready, all in pages",
            "counts/bead stats",
            "counts/notification counts",
            "counts/notification tabs",
            "counts/bead stats after a bead appended",
            "counts/bead stats after beads rewritten",
            "counts/notification counts after a notification appended",
            "counts/notification counts after notifications rewritten",
            "counts/first read after a bead appended, which applies it",
            "programs/bead show, daemon",
            "programs/bead show, files",
            "programs/bead ready, page of 100, files",
            "programs/bead stats, files",
            "programs/notification counts, files",
            "commands/bead show, daemon",
            "commands/bead show, files",
            "commands/bead show, daemon / files",
            "start/nothing projected yet, first reads",
            "start/projected before, first answer",
            "start/projected before, first reads",
            "rebuild/records a second",
            "events/bead show, any id",
            "events/rebuild, beads a second",
            "changespecs/list",
            "changespecs/list, status Draft",
            "changespecs/show, any handle",
            "changespecs/query of one term",
            "changespecs/query of four terms with NOT",
            "agents/status",
            "agents/recent, with hidden",
            "agents/archive",
            "agents/show, any id",
            "catalogs/xprompts",
            "catalogs/editor",
            "catalogs/snippets",
            "catalogs/file history",
            "catalogs/xprompt show, any name",
            "programs/changespec list, page of 100, files",
            "programs/agent show, daemon",
            "programs/xprompt catalog, page of 100, daemon",
            "commands/changespec show, daemon / files",
            "commands/agents status, daemon / files",
            "commands/xprompt list, daemon / files",
            "following/floor: attributes of a file",
            "following/floor: a bare watch tells of a change",
            "following/beads, one change",
            "following/notifications, one change in place",
            "following/notifications, one change, one read with fresh now",
            "following/beads, not shown by one read with fresh now",
            "following/beads, the record read from the files",
            "following/agent runs, look at everything, nothing changed",
            "following/floor: agent runs, attributes of every file",
            "following/units of a single file, look at everything, nothing changed",
            "following/verify, nothing changed",
            "following/verify in full, everything loaded anew",
            "following/floor: reading every byte of the projection",
            "following/8 clients, 5 ms between reads, no rebuild",
            "following/8 clients, 5 ms between reads, during a rebuild",
            "following/8 clients, no pause, during a rebuild",
            "following/journal.sqlite after 50 edits, each applied");
    /** Units of figures that may be nothing at all. */
    private static final Set<String> MAY_BE_ZERO = Set.of("count", "1/s", "%", "bytes");

    @TempDir
    private Path results;

    @Test
    @Timeout(900)
    void quickRunWritesEveryFigureAndLeavesNoProcessBehind() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream talk = new ByteArrayOutputStream();

        int code = run(out, talk, "--quick", "--idle", "1", "--name", "quick", "--results", results.toString());

        assertThat(code).as(talk.toString(StandardCharsets.UTF_8)).isZero();
        String page = Files.readString(results.resolve("quick.md"));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(page);
        assertThat(page)
                .contains("| group ", "- seed: ", "- CPUs: ", "- JVM: ")
                .doesNotContain("sase-bench-", System.getProperty("java.home"));
        JsonView json = JsonView.of(new RawJson(Files.readAllBytes(results.resolve("quick.json"))));
        List<JsonView> figures =
                Optional.ofNullable(json.members().get("figures")).orElseThrow().elements();
        assertThat(figures)
                .filteredOn(figure -> !MAY_BE_ZERO.contains(word(figure, "unit")))
                .allSatisfy(figure -> assertThat(text(figure, "p50")).isNotEqualTo("0.0"));
        assertThat(figures.stream().map(figure -> word(figure, "group") + "/" + word(figure, "name")))
                .containsAll(READS);
        List<JsonView> compared = Optional.ofNullable(json.members().get("read_groups"))
                .orElseThrow()
                .elements();
        assertThat(compared.stream().map(each -> word(each, "group")).distinct())
                .containsExactlyInAnyOrder("beads", "notifications", "changespecs", "agents", "catalogs");
        assertThat(compared).allSatisfy(each -> {
            assertThat(text(each, "daemon_p50_ms")).isNotEqualTo("0.0");
            assertThat(text(each, "direct_p50_ms")).isNotEqualTo("0.0");
            assertThat(text(each, "records")).isEqualTo("100");
        });
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    @Timeout(300)
    void aDaemonLosesNoneOfAFewRandomEdits() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream talk = new ByteArrayOutputStream();

        int code = run(
                out,
                talk,
                "--quick",
                "--only",
                "torture",
                "--edits",
                "200",
                "--name",
                "torture",
                "--results",
                results.toString());

        assertThat(code).as(talk.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("random edits", "answers compared");
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void wrongArgumentsAreRefusedBeforeAnythingIsMeasured() {
        for (String[] wrong : List.of(
                new String[] {"--sizes", "99"},
                new String[] {"--only", "everything"},
                new String[] {"--name", "../up"},
                new String[] {"--seed"},
                new String[] {"--idle", "0"},
                new String[] {"--edits", "0"},
                new String[] {"--loud"})) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream talk = new ByteArrayOutputStream();

            assertThat(run(out, talk, wrong)).as(wrong[0]).isEqualTo(2);
            assertThat(out.size()).isZero();
            assertThat(talk.toString(StandardCharsets.UTF_8)).startsWith("bench: ");
        }
    }

    private static int run(ByteArrayOutputStream out, ByteArrayOutputStream talk, String... arguments) {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(talk, true, StandardCharsets.UTF_8),
                arguments);
    }

    private static String text(JsonView figure, String member) {
        return Optional.ofNullable(figure.members().get(member)).orElseThrow().toString();
    }

    private static String word(JsonView figure, String member) {
        return Optional.ofNullable(figure.members().get(member))
                .flatMap(JsonView::string)
                .orElseThrow();
    }
}
