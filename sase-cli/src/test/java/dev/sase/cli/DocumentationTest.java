package dev.sase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sase.cli.command.CommandTree;
import dev.sase.cli.command.CompletionCommand;
import dev.sase.cli.command.SurfaceCommand;
import dev.sase.cli.config.ConfigCommand;
import dev.sase.cli.daemon.DaemonCommand;
import dev.sase.cli.demo.DemoCommand;
import dev.sase.core.config.ConfigurationKey;
import dev.sase.core.engine.CheckpointMode;
import dev.sase.core.engine.StoreState;
import dev.sase.core.engine.SurfaceHealth;
import dev.sase.core.home.DaemonInspection;
import dev.sase.core.read.DirectReads;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.routing.FallbackReason;
import dev.sase.spi.Command;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Parameter;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Surface;
import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the documents true: what they show compiles and runs, what they list is complete, what they link to exists. */
class DocumentationTest {
    private static final Pattern FENCE = Pattern.compile("(?m)^```(\\w*)\\R(.*?)^```$", Pattern.DOTALL);
    private static final Pattern SPAN = Pattern.compile("`(?:\\./)?(sase [a-z][^`\\n]*)`");
    private static final Pattern TOKEN = Pattern.compile("`([a-z_]+)`");
    private static final Pattern STATE = Pattern.compile("\\b(surface|stores|following) `([a-z_]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");

    @TempDir
    Path folder;

    private final Checkout checkout = Checkout.find();
    private final SurfaceRegistry registry = SurfaceRegistry.load(DocumentationTest.class.getClassLoader());

    @Test
    void theLibraryExamplesCompileAndRead() throws Exception {
        assertThat(Checkout.compile(checkout.files("examples/library", ".java"), classes()))
                .isEmpty();
        Path home = home();

        assertThat(run("ReadAHome", home.toString()))
                .containsExactly(
                        "{\"id\":\"n-1\",\"timestamp\":\"2026-05-01T09:00:00+00:00\",\"sender\":\"build\",\"notes\":[\"green\"],"
                                + "\"files\":[],\"action\":null,\"action_data\":{},\"read\":false,\"dismissed\":false,\"silent\":false,"
                                + "\"muted\":false,\"snooze_until\":null}",
                        "from the files: daemon_not_running");
        List<String> beads = run("ReadEveryPage", home.toString(), "demo");
        assertThat(beads).hasSize(5).allMatch(line -> line.startsWith("{\"id\":\"demo-"));
        assertThat(run("ReadEveryPage", home.toString(), "absent"))
                .singleElement()
                .asString()
                .startsWith("not_found: ");
    }

    @Test
    void theExampleSurfaceIsFoundAndRead() throws Exception {
        Path home = home();
        try (TasksExample example = TasksExample.compile(checkout, classes())) {
            SurfaceRegistry tasks = SurfaceRegistry.of(List.of(example.surface()));
            DirectReads reads = new DirectReads(new SaseHome(home, Map.of()), Clock.systemUTC());

            List<RawJson> open = reads.read(
                            tasks.requireRead("task_list"), ReadRequest.of("task_list", Map.of("done", false)))
                    .rows();

            assertThat(open)
                    .containsExactly(RawJson.of(
                            "{\"id\":\"e9da549b\",\"file\":\"balcony.md\",\"section\":\"Today\",\"done\":false,"
                                    + "\"title\":\"Water the plants\",\"tags\":[\"garden\"],\"due\":\"2026-12-01\"}"));
        }
    }

    @Test
    void codeInTheDocumentsIsCodeOfTheExamples() {
        String examples =
                checkout.files("examples", ".java").stream().map(this::text).collect(Collectors.joining("\n"));
        List<String> services = checkout.files("examples", "dev.sase.spi.Surface").stream()
                .map(this::text)
                .toList();
        for (String document : List.of("README.md", "docs/reading.md", "docs/writing-a-surface.md")) {
            List<String> blocks = blocks(checkout.text(document), "java");
            assertThat(blocks).as("Java in %s", document).isNotEmpty();
            assertThat(blocks)
                    .as("Java in %s", document)
                    .allSatisfy(block -> assertThat(examples).contains(block.stripTrailing()));
        }
        assertThat(checkout.text("docs/writing-a-surface.md")).contains(services);
    }

    @Test
    void commandLinesInTheDocumentsParse() throws Exception {
        try (TasksExample example = TasksExample.compile(checkout, classes())) {
            List<Surface> all = new ArrayList<>(registry.surfaces());
            CommandTree plain = tree(SurfaceRegistry.of(all));
            all.add(example.surface());
            CommandTree extended = tree(SurfaceRegistry.of(all));
            assertThat(commandLines(checkout.text("README.md"))).hasSizeGreaterThan(15);
            for (Path document : checkout.documents()) {
                CommandTree tree = document.equals(checkout.root().resolve("README.md")) ? plain : extended;
                for (String line : commandLines(text(document))) {
                    String[] words = words(line);
                    assertThatCode(() -> tree.forArguments(List.of(words)).parseArgs(words))
                            .as("'%s' in %s", line, document)
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void everyErrorAndReasonIsDocumented() {
        String document = checkout.text("docs/errors-and-diagnostics.md");
        assertThat(ErrorCode.values())
                .allSatisfy(code -> assertThat(document)
                        .contains("| `" + code.token() + "` | " + code.exitCode() + " | "
                                + code.kind().name().toLowerCase(Locale.ROOT) + " |"));
        assertThat(FallbackReason.values())
                .allSatisfy(reason -> assertThat(document).contains("| `" + reason.token() + "` |"));
    }

    @Test
    void everyReadIsDocumentedWithItsArguments() {
        String document = checkout.text("docs/reading.md");
        for (ServedRead read : registry.reads()) {
            String heading = "\n### `" + read.name() + "`\n";
            assertThat(document).contains(heading);
            int start = document.indexOf(heading) + heading.length();
            int end = document.indexOf("\n#", start);
            String section = document.substring(start, end < 0 ? document.length() : end);
            assertThat(section)
                    .as(read.name())
                    .contains(
                            "`" + read.operation().shape() + "`",
                            "duplicates `" + read.operation().duplicates() + "`",
                            "volatility `" + read.operation().volatility() + "`");
            for (Parameter parameter : read.operation().parameters()) {
                assertThat(section).as(read.name()).contains("| `" + parameter.name() + "` |");
                parameter
                        .options()
                        .forEach(option -> assertThat(section).as(read.name()).contains("`" + option + "`"));
            }
            for (Command command : read.surface().commands()) {
                if (command.read().equals(read.name())) {
                    assertThat(section)
                            .contains("`sase " + command.nounOf(read.surface().descriptor()) + " " + command.verb());
                }
            }
        }
    }

    @Test
    void everySettingIsDocumented() {
        String document = checkout.text("docs/configuration.md");
        assertThat(ConfigurationKey.values()).allSatisfy(key -> {
            assertThat(document).contains("| `" + key.path() + "` |");
            key.variable().ifPresent(variable -> assertThat(document).contains("`" + variable + "`"));
        });
    }

    @Test
    void everyCommandForTheDaemonIsDocumentedForItsOperator() {
        String document = checkout.text("docs/operations.md");
        Set<String> verbs = Optional.ofNullable(tree(registry)
                        .forArguments(List.of("daemon"))
                        .getSubcommands()
                        .get("daemon"))
                .orElseThrow()
                .getSubcommands()
                .keySet();
        assertThat(verbs).contains("status", "restore");
        List<String> documented =
                commandLines(document).stream().map(line -> words(line)[1]).toList();
        assertThat(documented).containsAll(verbs);
        assertThat(CheckpointMode.values())
                .allSatisfy(mode -> assertThat(document).contains("`" + mode.token() + "`"));
    }

    @Test
    void everyStateIsDocumentedForTheOperatorAndNoOther() {
        Map<String, List<String>> states = Map.of(
                "status", tokens(DaemonInspection.State.values(), DaemonInspection.State::token),
                "state", tokens(SurfaceHealth.State.values(), SurfaceHealth.State::token),
                "store_state", tokens(StoreState.values(), StoreState::token),
                "following", tokens(SurfaceHealth.Following.values(), SurfaceHealth.Following::token));
        String document = checkout.text("docs/operations.md");

        states.forEach((member, tokens) -> assertThat(statesIn(document, member))
                .as("the table of `%s`", member)
                .containsExactlyInAnyOrderElementsOf(tokens));

        Map<String, String> members = Map.of("surface", "state", "stores", "store_state", "following", "following");
        List<MatchResult> mentions = STATE.matcher(document).results().toList();
        assertThat(mentions).hasSizeGreaterThan(8);
        assertThat(mentions)
                .allSatisfy(mention ->
                        assertThat(states.get(members.get(mention.group(1)))).contains(mention.group(2)));
    }

    @Test
    void linksInTheDocumentsLeadSomewhere() {
        for (Path document : checkout.documents()) {
            Matcher links = LINK.matcher(text(document));
            while (links.find()) {
                assertThat(document.resolveSibling(links.group(1)))
                        .as("link in %s", document)
                        .exists();
            }
        }
    }

    private static <T> List<String> tokens(T[] values, Function<T, String> token) {
        return Arrays.stream(values).map(token).toList();
    }

    /** The tokens in the first column of the table that explains the values of a member. */
    private static List<String> statesIn(String document, String member) {
        List<String> lines = document.lines().toList();
        int header = lines.indexOf("| `" + member + "` | what it means | what to type |");
        assertThat(header).as("the table of `%s`", member).isNotNegative();
        return lines.stream()
                .skip(header + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> TOKEN.matcher(line.split("\\|", -1)[1]))
                .flatMap(Matcher::results)
                .map(token -> token.group(1))
                .toList();
    }

    private static CommandTree tree(SurfaceRegistry surfaces) {
        return new CommandTree(
                () -> surfaces,
                Map.of(
                        "daemon", DaemonCommand::spec,
                        "config", ConfigCommand::spec,
                        "surface", SurfaceCommand::spec,
                        "completion", CompletionCommand::spec,
                        "demo", DemoCommand::spec));
    }

    private static List<String> blocks(String document, String language) {
        return FENCE.matcher(document)
                .results()
                .filter(fence -> fence.group(1).equals(language))
                .map(fence -> fence.group(2))
                .toList();
    }

    /** Command lines in blocks for the shell, behind prompts and between backticks. */
    private static List<String> commandLines(String document) {
        Stream<String> prompts =
                blocks(document, "").stream().flatMap(String::lines).filter(line -> line.startsWith("$ "));
        Stream<String> inBlocks = Stream.concat(blocks(document, "sh").stream().flatMap(String::lines), prompts)
                .map(line -> line.replaceFirst("^(\\$ )?(\\./)?", ""))
                .filter(line -> line.startsWith("sase "));
        Stream<String> inText =
                SPAN.matcher(FENCE.matcher(document).replaceAll("")).results().map(span -> span.group(1));
        return Stream.concat(inBlocks, inText).toList();
    }

    /** The words behind {@code sase}, up to a comment, a pipe or a redirection. */
    private static String[] words(String line) {
        return Arrays.stream(line.split(" [#|>] ?", 2)[0].strip().split(" +(?=(?:[^']*'[^']*')*[^']*$)"))
                .skip(1)
                .map(word -> word.replace("'", ""))
                .toArray(String[]::new);
    }

    private Path classes() throws IOException {
        return Files.createDirectories(folder.resolve("classes"));
    }

    private Path home() {
        SaseHomeFixture home = SaseHomeFixture.at(folder.resolve("home"));
        home.write(
                "notifications/notifications.jsonl",
                "{\"id\":\"n-1\",\"timestamp\":\"2026-05-01T09:00:00+00:00\",\"sender\":\"build\",\"notes\":[\"green\"]}\n");
        StringBuilder beads = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            beads.append("{\"id\":\"demo-")
                    .append(i)
                    .append("\",\"title\":\"Bead\",\"status\":\"open\",\"issue_type\":\"plan\",");
            beads.append(
                    "\"tier\":\"epic\",\"created_at\":\"2026-05-01T09:00:00Z\",\"updated_at\":\"2026-05-01T09:00:00Z\"}\n");
        }
        home.write("projects/demo/sdd/beads/issues.jsonl", beads.toString());
        home.write(
                "tasks/balcony.md",
                "# Today\n\n- [ ] Water the plants #garden @due(2026-12-01)\n- [x] Post the letter\n");
        return home.path();
    }

    /** Runs a program as its user would, in a process of its own that knows nothing of this one's settings. */
    private List<String> run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // The daemon's logging backend is on this class path, and without a configuration it would write to
                // standard output.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-cp",
                classes() + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                program));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(output.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private String text(Path file) {
        return checkout.text(checkout.root().relativize(file).toString());
    }
}
