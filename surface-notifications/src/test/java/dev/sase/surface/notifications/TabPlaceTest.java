package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.line;
import static dev.sase.surface.notifications.NotifyHome.notification;
import static dev.sase.surface.notifications.NotifyHome.sent;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TabPlaceTest {
    private static final String SNOOZE = "\"muted\":true,\"snooze_until\":\"x\"";
    private static final String MUTED = "\"muted\":true";
    private static final String PANEL = "\"action_data\":{\"panel\":\" Build-Farm_1 \"}";
    private static final String GATE = "\"action\":\"TaskTriage\"";
    private static final String TAGS = "\"tags\":[\" \",\" Release \",\"other\"]";

    @Test
    void theFirstRuleThatFitsDecides() {
        assertThat(place(SNOOZE, PANEL, GATE, TAGS)).isEqualTo("__snoozed__ snoozed");
        assertThat(place(MUTED, PANEL, GATE, TAGS)).isEqualTo("__muted__ muted");
        assertThat(place("\"snooze_until\":\"x\"", PANEL, GATE, TAGS)).isEqualTo("build-farm_1 panel");
        assertThat(place(GATE, TAGS)).isEqualTo("hitl hitl");
        assertThat(error(TAGS)).isEqualTo("errors errors");
        assertThat(place("\"action\":\"ViewErrorReport\"", TAGS)).isEqualTo("Release tag");
        assertThat(place(TAGS)).isEqualTo("Release tag");
        assertThat(place("\"tags\":[\"\",\"\\t\"]")).isEqualTo("general general");
        assertThat(place()).isEqualTo("general general");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PlanApproval",
                "EpicApproval",
                "UserQuestion",
                "HITL",
                "LaunchApproval",
                "TaskTriage",
                "CustomGate"
            })
    void everyActionThatWaitsForAHumanIsInOneTab(String action) {
        assertThat(place("\"action\":\"" + action + "\"")).isEqualTo("hitl hitl");
    }

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "A, a",
        "0-_x, 0-_x",
        "' Sync ', sync",
        "abcdefghijklmnopqrstuvwxyzABCDEF, abcdefghijklmnopqrstuvwxyzabcdef",
        "done, done"
    })
    void aValidPanelIsTrimmedAndLowerCased(String panel, String key) {
        assertThat(place("\"action_data\":{\"panel\":\"" + panel + "\"}")).isEqualTo(key + " panel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-a",
                "_a",
                "__a",
                "a b",
                "a.b",
                "\u00e4",
                "\u212a",
                "abcdefghijklmnopqrstuvwxyzABCDEFG",
                "errors",
                "General",
                "HITL",
                "muted",
                "snoozed"
            })
    void anInvalidPanelIsIgnored(String panel) {
        assertThat(place("\"action_data\":{\"panel\":\"" + panel + "\"}")).isEqualTo("general general");
    }

    @Test
    void aColorNeedsSixHexDigitsAndAnIconAPanel() {
        assertThat(looks("\"color\":\" #00ffAA \"")).isEqualTo("#00ffAA -");
        assertThat(looks("\"color\":\"#00ffA\"")).isEqualTo("- -");
        assertThat(looks("\"color\":\"00ffAA\"")).isEqualTo("- -");
        assertThat(looks("\"color\":\"#00ffAG\"")).isEqualTo("- -");
        assertThat(icon("x", " ! ")).isEqualTo("- !");
        assertThat(icon("-", "!")).isEqualTo("- -");
        assertThat(icon("x", " ")).isEqualTo("- -");
        assertThat(icon("x", "i".repeat(32))).isEqualTo("- " + "i".repeat(32));
        assertThat(icon("x", "i".repeat(33))).isEqualTo("- -");
        assertThat(icon("x", "\ud83d\ude00".repeat(32))).isEqualTo("- " + "\ud83d\ude00".repeat(32));
        assertThat(icon("x", "a\\u0007b")).isEqualTo("- -");
    }

    private static String icon(String panel, String icon) {
        return looks("\"action_data\":{\"panel\":\"" + panel + "\",\"panel_icon\":\"" + icon + "\"}");
    }

    private static String looks(String... members) {
        TabPlace place = TabPlace.of(notification(line("a", members)));
        return place.color().orElse("-") + " " + place.icon().orElse("-");
    }

    private static String error(String... members) {
        return text(TabPlace.of(
                notification(sent("a", "2026", "axe", "\"action\":\"ViewErrorReport\"," + String.join(",", members)))));
    }

    private static String place(String... members) {
        return text(TabPlace.of(notification(line("a", members))));
    }

    private static String text(TabPlace place) {
        return place.key() + " " + place.kind().token();
    }
}
