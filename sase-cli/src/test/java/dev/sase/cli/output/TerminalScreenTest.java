package dev.sase.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Screen;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TerminalScreenTest {
    private static final String ESCAPE = "\u001b";

    private static String shown(Map<String, String> environment, boolean terminal, Consumer<Screen> what) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Output out = new Output(bytes);
        what.accept(new TerminalScreen(
                out,
                new Terminal(environment, Path.of("/"), bytes, OutputStream.nullOutputStream(), terminal, terminal)));
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void styled(Screen screen) {
        screen.line(Screen.Span.of("bad", Screen.Style.BAD), Screen.Span.of(" plain"));
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        Map<String, String> xterm = Map.of("TERM", "xterm");

        assertThat(shown(xterm, true, TerminalScreenTest::styled))
                .isEqualTo(ESCAPE + "[31mbad" + ESCAPE + "[0m plain\n");
        assertThat(shown(xterm, false, TerminalScreenTest::styled)).isEqualTo("bad plain\n");
        assertThat(shown(Map.of("TERM", "xterm", "NO_COLOR", "1"), true, TerminalScreenTest::styled))
                .isEqualTo("bad plain\n");
        assertThat(shown(Map.of("TERM", "xterm", "NO_COLOR", ""), true, TerminalScreenTest::styled))
                .contains(ESCAPE);
        assertThat(shown(Map.of("TERM", "dumb"), true, TerminalScreenTest::styled))
                .isEqualTo("bad plain\n");
        assertThat(shown(Map.of(), true, TerminalScreenTest::styled)).isEqualTo("bad plain\n");
    }

    @Test
    void controlCharactersAreShownAndNeverSent() {
        String nasty = "a\u001b[2Jb\u0007\u009b1m\u007f\r\u202ec\ud83dd\u0000";

        String line = shown(Map.of(), false, screen -> screen.line(nasty));
        String table = shown(Map.of(), false, screen -> screen.table(List.of("X"), List.of(List.of(nasty + "\n\t"))));

        assertThat(line).isEqualTo("a\\x1b[2Jb\\x07\\x9b1m\\x7f\\r\\u202ec\ufffdd\\x00\n");
        assertThat(table).isEqualTo("X\n" + line.strip() + "\\n\\t\n");
    }

    @Test
    void lineBreaksMakeLinesAndTabsStay() {
        assertThat(shown(Map.of(), false, screen -> screen.line("a\tb\r\nc\n"))).isEqualTo("a\tb\nc\n\n");
    }

    @Test
    void emojiAndOtherPairsPassUnharmed() {
        assertThat(shown(Map.of(), false, screen -> screen.line("🚀 日本語 é"))).isEqualTo("🚀 日本語 é\n");
    }

    @Test
    void withoutATerminalNothingIsCut() {
        String text = "x".repeat(5000);

        assertThat(shown(Map.of(), false, screen -> screen.table(List.of("A", "B"), List.of(List.of("1", text)))))
                .isEqualTo("A  B\n1  " + text + "\n");
    }

    @Test
    void theLastColumnGivesWayFirst() {
        String shown = shown(
                Map.of("COLUMNS", "30"),
                true,
                screen -> screen.table(
                        List.of("ID", "NOTES"),
                        List.of(List.of("0123456789", "n".repeat(100)), List.of("1", "short"))));

        assertThat(shown).isEqualTo("ID          NOTES\n0123456789  " + "n".repeat(17) + "…\n1           short\n");
    }

    @Test
    void everyLineOfATableFitsHoweverNarrowTheTerminal() {
        List<List<String>> rows = List.of(List.of("日本語の題名", "aaaaaaaaaaaaaaaaaaaa", "é́xyz 🚀🚀🚀🚀🚀🚀"));
        for (int width = 9; width < 60; width++) {
            int columns = width;
            String shown = shown(
                    Map.of("COLUMNS", Integer.toString(width)),
                    true,
                    screen -> screen.table(List.of("A", "B", "C"), rows));

            assertThat(shown.lines())
                    .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
        }
    }

    @Test
    void wideAndCombiningCharactersAreCountedAsTheyAreShown() {
        assertThat(DisplayWidth.of("日本")).isEqualTo(4);
        assertThat(DisplayWidth.of("🚀")).isEqualTo(2);
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.cut("日本語", 5)).isEqualTo("日本…");
        assertThat(DisplayWidth.cut("日本語", 6)).isEqualTo("日本語");
    }

    @Test
    void aLongTableIsWrittenWhileItsRowsArrive() {
        int[] taken = {0};
        Iterable<List<String>> endless = () ->
                Stream.generate(() -> List.of("row " + taken[0]++)).limit(5000).iterator();

        String shown = shown(Map.of(), false, screen -> screen.table(List.of("R"), endless));

        assertThat(shown.lines()).hasSize(5001).endsWith("row 4999");
    }
}
