package dev.sase.cli.output;

import dev.sase.spi.Screen;
import java.util.List;

/** A screen over standard output. */
public final class TerminalScreen implements Screen {
    private static final String RESET = "\u001b[0m";

    private final Output out;
    private final Terminal terminal;
    private final boolean colours;

    /**
     * A screen for the surroundings of a command.
     *
     * @param out where lines go
     * @param terminal says how wide and how colourful
     */
    public TerminalScreen(Output out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
        this.colours = terminal.coloursOut();
    }

    @Override
    public int width() {
        return terminal.width();
    }

    @Override
    public void line(Span... spans) {
        for (Span span : spans) {
            String text = span.text();
            int start = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                boolean pair = end > start && text.charAt(end - 1) == '\r';
                piece(text.substring(start, pair ? end - 1 : end), span.style());
                out.put('\n');
                start = end + 1;
            }
            piece(text.substring(start), span.style());
        }
        out.put('\n');
    }

    @Override
    public void table(List<String> headers, Iterable<List<String>> rows) {
        new Table(headers, terminal.width()).write(rows, (cells, header) -> {
            for (int i = 0; i < cells.size(); i++) {
                piece(cells.get(i), header ? Style.STRONG : Style.PLAIN);
            }
            out.put('\n');
        });
    }

    private void piece(String text, Style style) {
        String visible = VisibleText.keepingTabs(text);
        if (!colours || style == Style.PLAIN || visible.isEmpty()) {
            out.text(visible);
        } else {
            out.text("\u001b[" + code(style) + "m" + visible + RESET);
        }
    }

    private static String code(Style style) {
        return switch (style) {
            case PLAIN -> "0";
            case STRONG -> "1";
            case FAINT -> "2";
            case GOOD -> "32";
            case NOTICE -> "33";
            case BAD -> "31";
        };
    }
}
