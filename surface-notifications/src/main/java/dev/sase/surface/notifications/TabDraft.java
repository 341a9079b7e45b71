package dev.sase.surface.notifications;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tab while its notifications are added up. Confined to one thread. */
final class TabDraft {
    private final Map<TabKind, Long> kinds = new EnumMap<>(TabKind.class);
    private final Map<String, Long> colors = new HashMap<>();
    private final Map<String, Long> icons = new HashMap<>();
    private final List<Notification> resurfaced = new ArrayList<>();
    private long stored;

    /** Adds stored notifications of one kind that declare the same looks; a negative number takes them away. */
    void add(TabKind kind, @Nullable String color, @Nullable String icon, long number) {
        stored += number;
        kinds.merge(kind, number, TabDraft::sum);
        addLooks(color, icon, number);
    }

    /** Adds a notification whose snooze has ended, as it is now. */
    void add(Notification notification, TabPlace place) {
        resurfaced.add(notification);
        kinds.merge(place.kind(), 1L, TabDraft::sum);
        addLooks(place.color().orElse(null), place.icon().orElse(null), 1);
    }

    /** How many notifications there are. */
    long count() {
        return stored + resurfaced.size();
    }

    /** Whether any notification is in this tab without having resurfaced into it. */
    boolean hasStored() {
        return stored > 0;
    }

    /** The kind that the tab is shown as. */
    TabKind kind() {
        return kinds.keySet().iterator().next();
    }

    Set<String> colors() {
        return colors.keySet();
    }

    Set<String> icons() {
        return icons.keySet();
    }

    /** The notifications that have resurfaced into this tab. */
    List<Notification> resurfaced() {
        return resurfaced;
    }

    private void addLooks(@Nullable String color, @Nullable String icon, long number) {
        if (color != null) {
            colors.merge(color, number, TabDraft::sum);
        }
        if (icon != null) {
            icons.merge(icon, number, TabDraft::sum);
        }
    }

    private static @Nullable Long sum(Long left, Long right) {
        long sum = left + right;
        return sum == 0 ? null : sum;
    }
}
