package dev.sase.surface.notifications;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one tab that a notification belongs to, and what it declares about that tab's looks.
 *
 * @param key the tab's key
 * @param kind what makes the tab
 * @param color {@code #} and six hex digits, if the notification declares a valid colour
 * @param icon the panel's icon, if the tab is a panel and the notification declares a valid one
 */
record TabPlace(String key, TabKind kind, Optional<String> color, Optional<String> icon) {
    /** The key of the tab of snoozed notifications. */
    static final String SNOOZED_KEY = "__snoozed__";

    private static final String MUTED_KEY = "__muted__";
    private static final Set<String> HITL_ACTIONS = Set.of(
            "PlanApproval", "EpicApproval", "UserQuestion", "HITL", "LaunchApproval", "TaskTriage", "CustomGate");
    private static final Pattern PANEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    private static final Set<String> RESERVED_PANELS = Set.of("errors", "general", "hitl", "muted", "snoozed");
    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final int MAX_ICON_CODE_POINTS = 32;
    private static final int MAX_ICON_BYTES = 128;

    /** Finds the tab of a notification; the first rule that fits wins. */
    static TabPlace of(Notification notification) {
        Optional<String> color = notification
                .color()
                .map(String::strip)
                .filter(text -> COLOR.matcher(text).matches());
        if (notification.snoozed()) {
            return new TabPlace(SNOOZED_KEY, TabKind.SNOOZED, color, Optional.empty());
        }
        if (notification.muted()) {
            return new TabPlace(MUTED_KEY, TabKind.MUTED, color, Optional.empty());
        }
        Optional<String> panel = panel(notification);
        if (panel.isPresent()) {
            return new TabPlace(panel.get(), TabKind.PANEL, color, icon(notification));
        }
        if (HITL_ACTIONS.contains(notification.action().orElse(""))) {
            return new TabPlace("hitl", TabKind.HITL, color, Optional.empty());
        }
        if (notification.importance() == Importance.ERROR) {
            return new TabPlace("errors", TabKind.ERRORS, color, Optional.empty());
        }
        for (String tag : notification.tags()) {
            if (!tag.isBlank()) {
                return new TabPlace(tag.strip(), TabKind.TAG, color, Optional.empty());
            }
        }
        return new TabPlace("general", TabKind.GENERAL, color, Optional.empty());
    }

    private static Optional<String> panel(Notification notification) {
        return actionData(notification, "panel")
                .filter(text -> PANEL.matcher(text).matches())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> !RESERVED_PANELS.contains(text));
    }

    private static Optional<String> icon(Notification notification) {
        return actionData(notification, "panel_icon").filter(TabPlace::isIcon);
    }

    private static boolean isIcon(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= MAX_ICON_CODE_POINTS
                && text.getBytes(StandardCharsets.UTF_8).length <= MAX_ICON_BYTES
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static Optional<String> actionData(Notification notification, String name) {
        return Optional.ofNullable(notification.actionData().get(name)).map(String::strip);
    }
}
