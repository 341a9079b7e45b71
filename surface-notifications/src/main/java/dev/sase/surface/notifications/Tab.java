package dev.sase.surface.notifications;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.Texts;
import java.util.Comparator;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One tab of the notifications that count.
 *
 * @param key identifies the tab
 * @param kind what makes it; where several kinds share the key, the first in the order of {@link TabKind}
 * @param count how many notifications it has
 * @param oldestActivity the smallest activity text
 * @param nextWake the smallest deadline text, in the snoozed tab only
 * @param color the colour of the declaring notification with the greatest activity and id
 * @param icon the icon, chosen likewise
 */
record Tab(
        String key,
        TabKind kind,
        long count,
        Optional<String> oldestActivity,
        Optional<String> nextWake,
        Optional<String> color,
        Optional<String> icon) {

    private static final Pattern SEPARATOR = Pattern.compile("[-_]");

    /** The order in which tabs stand: by group, then folded label, then key. */
    static final Comparator<Tab> ORDER = Comparator.comparingInt(Tab::group)
            .thenComparing(tab -> Texts.fold(tab.label()), Texts::compare)
            .thenComparing(Tab::key, Texts::compare);

    /** The title for people. */
    String label() {
        return switch (kind) {
            case HITL -> "HITL";
            case ERRORS -> "Errors";
            case GENERAL -> "General";
            case MUTED -> "Muted";
            case SNOOZED -> "Snoozed";
            case PANEL, TAG -> words(key);
        };
    }

    /** The tab that {@link #write} wrote. */
    static Tab read(JsonNode node) {
        StrictObject tab = StrictObject.of(node);
        return new Tab(
                tab.text("key"),
                TabKind.ofToken(tab.text("kind")),
                (long) tab.number("count"),
                tab.optionalText("oldest_activity_at"),
                tab.optionalText("next_wake_at"),
                tab.optionalText("color"),
                tab.optionalText("icon"));
    }

    void write(JsonWriter writer) {
        writer.beginObject();
        writer.name("key").string(key);
        writer.name("kind").string(kind.token());
        writer.name("count").number(count);
        whereSet(writer, "oldest_activity_at", oldestActivity);
        whereSet(writer, "next_wake_at", nextWake);
        whereSet(writer, "color", color);
        whereSet(writer, "icon", icon);
        writer.endObject();
    }

    private int group() {
        return switch (kind) {
            case HITL -> 0;
            case PANEL -> 1;
            case ERRORS -> 2;
            case GENERAL -> 3;
            case TAG -> key.equals("done") ? 4 : 5;
            case SNOOZED -> 6;
            case MUTED -> 7;
        };
    }

    private static void whereSet(JsonWriter writer, String name, Optional<String> value) {
        value.ifPresent(text -> writer.name(name).string(text));
    }

    private static String words(String key) {
        StringJoiner label = new StringJoiner(" ");
        for (String word : SEPARATOR.split(key, -1)) {
            if (!word.isEmpty()) {
                int first = word.codePointAt(0);
                label.add(new StringBuilder()
                        .appendCodePoint(Character.toUpperCase(first))
                        .append(word, Character.charCount(first), word.length()));
            }
        }
        return label.length() == 0 ? key : label.toString();
    }
}
