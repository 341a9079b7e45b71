package dev.sase.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.cli.CommandRun;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.Parameter;
import dev.sase.spi.Presenter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A surface that nobody of this module knows gets its commands, with every kind of parameter. */
class SixthSurfaceTest {
    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.of("needle", Parameter.Type.TEXT, "what to find")
                    .mandatory()
                    .asOperand(),
            Parameter.of("names", Parameter.Type.TEXTS, "which").option("--name", "-l"),
            Parameter.of("depth", Parameter.Type.INTEGER, "how deep").option("--depth"),
            Parameter.of("recent", Parameter.Type.FLAG, "only recent ones").option("--recent", "-j"),
            Parameter.of("colour", Parameter.Type.TEXT, "100% of them")
                    .oneOf(List.of("red", "green"))
                    .option("--colour"),
            Parameter.of("hidden", Parameter.Type.TEXT, "not offered"));

    @TempDir
    private Path home;

    private CommandRun.Result sase(EchoSurface surface, String... arguments) {
        return CommandRun.in(home)
                .run(
                        (terminal, words) -> new CommandRunner(
                                        new CommandTree(() -> SurfaceRegistry.of(List.of(surface)), Map.of()), terminal)
                                .run(words),
                        arguments);
    }

    private static EchoSurface echo(Presenter.JsonForm form) {
        return new EchoSurface(PARAMETERS, Map.of("hidden", "preset", "colour", "green"), form, 3);
    }

    @Test
    void everyKindOfParameterReachesTheRead() {
        CommandRun.Result result = sase(
                echo(Presenter.JsonForm.OBJECT),
                "echo",
                "say",
                "x y",
                "-l",
                "a",
                "--name=b",
                "--depth",
                "-7",
                "--no-recent",
                "--json");

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("{\n  \"schema_version\": 1,\n  \"arguments\": \"")
                .contains("colour=green", "depth=-7", "recent=false", "hidden=preset", "names=[a, b]", "needle=x y");
    }

    @Test
    void whatIsNotGivenStaysAbsent() {
        CommandRun.Result result = sase(echo(Presenter.JsonForm.OBJECT), "echo", "say", "x", "--json");

        assertThat(result.out()).contains("needle=x").doesNotContain("recent", "names", "depth");
    }

    @Test
    void theSurfacesOwnShortOptionsWinAndTheLongOnesStay() {
        CommandRun.Result result =
                sase(echo(Presenter.JsonForm.OBJECT), "echo", "say", "x", "-j", "--json", "--limit", "1");

        assertThat(result.out())
                .contains("recent=true")
                .contains("\"rows\": [\n    {\n      \"n\": 0\n    }\n  ]\n}\n");
    }

    @Test
    void helpTextsMayContainPercentSigns() {
        assertThat(sase(echo(Presenter.JsonForm.OBJECT), "echo", "say", "--help")
                        .out())
                .contains(
                        "100% of them. One of red, green. Default: green.",
                        "What to find.", "Says 50% of it.", "sase echo say 100%\n");
    }

    @Test
    void rowsAndLinesAreWrittenAsTheirFormSays() {
        assertThat(sase(echo(Presenter.JsonForm.ROWS), "echo", "say", "x", "--json", "--limit", "2")
                        .out())
                .isEqualTo("[\n  {\n    \"n\": 0\n  },\n  {\n    \"n\": 1\n  }\n]\n");
        assertThat(sase(echo(Presenter.JsonForm.ROWS), "echo", "say", "x", "--json", "--limit", "0")
                        .out())
                .isEqualTo("[]\n");
        assertThat(sase(echo(Presenter.JsonForm.LINES), "echo", "say", "x").out())
                .isEqualTo("{\"n\":0}\n{\"n\":1}\n{\"n\":2}\n");
    }

    @Test
    void aWordThatStartsWithAnAtSignIsNoFile() {
        assertThat(sase(echo(Presenter.JsonForm.OBJECT), "echo", "say", "@missing", "--json")
                        .out())
                .contains("needle=@missing");
    }

    @Test
    void aSurfaceThatTakesAnOptionOfEveryReadIsReportedAsBroken() {
        EchoSurface greedy = new EchoSurface(
                List.of(Parameter.of("json", Parameter.Type.FLAG, "mine").option("--json")),
                Map.of(),
                Presenter.JsonForm.ROWS,
                1);

        CommandRun.Result result = sase(greedy, "echo", "say");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("EchoSurface", "--json").hasLineCount(1);
    }
}
