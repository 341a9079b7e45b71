package dev.sase.testkit.nasty;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a line of a source file. Lone surrogates have no UTF-8 form, so everything but printable ASCII is escaped here, where
 * the store's own writer would have replaced them.
 */
final class NastyLine {
    private NastyLine() {}

    static String of(NastyRecord record) {
        return "{\"id\":" + quoted(record.id())
                + ",\"title\":" + quoted(record.title())
                + (record.note() == null ? "" : ",\"note\":" + quoted(record.note()))
                + ",\"rank\":" + record.rank()
                + (record.due() == null ? "" : ",\"due\":" + record.due())
                + ",\"open\":" + record.open()
                + (record.starred() == null ? "" : ",\"starred\":" + record.starred())
                + ",\"body\":" + quoted(record.body())
                + ",\"needs\":" + quoted(record.needs())
                + ",\"labels\":" + quoted(record.labels()) + "}";
    }

    static String of(NastyLabel label) {
        return "{\"name\":" + quoted(label.name())
                + (label.colour() == null ? "" : ",\"colour\":" + quoted(label.colour()))
                + ",\"weight\":" + label.weight() + "}";
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(NastyLine::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
                json.append(c);
            } else {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return json.append('"').toString();
    }
}
