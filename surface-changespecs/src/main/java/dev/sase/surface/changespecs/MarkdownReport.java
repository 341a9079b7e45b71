package dev.sase.surface.changespecs;

import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Writes what a query found as a Markdown document: what was asked, how much there is of each status, links, sections. */
final class MarkdownReport {
    private MarkdownReport() {}

    static void write(String query, List<ChangeSpec> specs, Screen screen) {
        screen.line(Span.of("# ChangeSpecs", Style.STRONG));
        screen.line("");
        screen.line("Query: " + EntryText.oneLine(query));
        screen.line("");
        screen.line(count(specs));
        if (specs.size() > 1) {
            screen.line("");
            links(specs, screen);
        }
        for (int i = 0; i < specs.size(); i++) {
            if (i > 0) {
                screen.line("");
                screen.line("---");
            }
            screen.line("");
            MarkdownForm.write(specs.get(i), "##", screen);
        }
    }

    private static String count(List<ChangeSpec> specs) {
        Map<String, Integer> byStatus = new TreeMap<>();
        specs.forEach(spec -> byStatus.merge(Whitespace.trim(BaseStatus.of(spec.status())), 1, Integer::sum));
        StringJoiner breakdown = new StringJoiner(", ");
        byStatus.forEach((status, number) -> breakdown.add(number + " " + EntryText.oneLine(status)));
        return specs.size() + (specs.size() == 1 ? " ChangeSpec: " : " ChangeSpecs: ") + breakdown;
    }

    private static void links(List<ChangeSpec> specs, Screen screen) {
        Map<String, Integer> used = new HashMap<>();
        for (ChangeSpec spec : specs) {
            String anchor = anchor(spec.name());
            int before = used.merge(anchor, 1, Integer::sum) - 1;
            String target = before == 0 ? anchor : anchor + "-" + before;
            screen.line("- [" + EntryText.oneLine(spec.name()) + "](#" + target + ")");
        }
    }

    /** The anchor that common renderers give a heading. */
    private static String anchor(String heading) {
        StringBuilder anchor = new StringBuilder();
        heading.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '_' || c == '-') {
                anchor.appendCodePoint(c);
            } else if (c == ' ') {
                anchor.append('-');
            }
        });
        return anchor.toString();
    }
}
