package dev.sase.surface.notifications;

import dev.sase.spi.Texts;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One line of {@code notifications/notifications.jsonl}, as stored: a snooze that has run out is still a snooze here. Immutable.
 *
 * @param id not empty; nothing keeps two lines from having the same
 * @param timestamp when it was sent, ISO 8601 by custom; any text that is not empty
 * @param sender who sent it, not empty
 * @param notes what it says
 * @param files files that it is about
 * @param action what can be done about it
 * @param actionData arguments of the action, in code point order of the keys
 * @param read whether somebody has seen it
 * @param dismissed whether it is done with
 * @param silent whether it is hidden from counts
 * @param muted whether it is kept quiet, until {@code snoozeUntil} if that is set
 * @param snoozeUntil when a muted notification comes back; any text
 * @param icon a symbol to show
 * @param color a colour to show, {@code #RRGGBB} by custom
 * @param tags words to group by
 * @param resurfacedAt when a snooze last ended
 */
public record Notification(
        String id,
        String timestamp,
        String sender,
        List<String> notes,
        List<String> files,
        Optional<String> action,
        Map<String, String> actionData,
        boolean read,
        boolean dismissed,
        boolean silent,
        boolean muted,
        Optional<String> snoozeUntil,
        Optional<String> icon,
        Optional<String> color,
        List<String> tags,
        Optional<String> resurfacedAt) {

    public Notification {
        if (id.isEmpty() || timestamp.isEmpty() || sender.isEmpty()) {
            throw new IllegalArgumentException("a notification needs an id, a timestamp and a sender");
        }
        notes = List.copyOf(notes);
        files = List.copyOf(files);
        actionData = sorted(actionData);
        tags = List.copyOf(tags);
    }

    /** Whether it is muted until a time. */
    public boolean snoozed() {
        return muted && snoozeUntil.isPresent();
    }

    /** When something last happened to it: the end of a snooze, else when it was sent. */
    public String activity() {
        return resurfacedAt.orElse(timestamp);
    }

    /** How it is counted when nothing hides it. */
    Importance importance() {
        return Importance.of(action.orElse(""), sender);
    }

    /** Whether neither a state nor the sender's wish hides it from counts. */
    boolean counts() {
        return !dismissed && !read && !silent;
    }

    /** The same after its snooze has ended: unread, not muted. */
    Notification resurfaced(String now) {
        return new Notification(
                id,
                timestamp,
                sender,
                notes,
                files,
                action,
                actionData,
                false,
                dismissed,
                silent,
                false,
                Optional.empty(),
                icon,
                color,
                tags,
                Optional.of(now));
    }

    static Map<String, String> sorted(Map<String, String> map) {
        if (map.isEmpty()) {
            return Map.of();
        }
        Map<String, String> sorted = new TreeMap<>(Texts::compare);
        sorted.putAll(map);
        return Collections.unmodifiableMap(sorted);
    }
}
