package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.NOTIFICATIONS;
import static dev.sase.surface.notifications.NotifyHome.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationFileTest {
    @TempDir
    Path folder;

    private NotifyHome home;

    @BeforeEach
    void makeHome() {
        home = new NotifyHome(folder);
    }

    @Test
    void aMissingFileIsAnEmptyStore() {
        assertThat(home.load().rows()).isEmpty();
        assertThat(home.load().scopes()).isEmpty();
        assertThat(home.files().files()).isEmpty();
    }

    @Test
    void linesKeepTheirOrderAndTheirDuplicates() {
        home.notifications(line("b"), line("a"), line("b", "\"read\":true"));

        assertThat(home.ids()).containsExactly("b", "a", "b");
        assertThat(home.load().of(Notifications.COLLECTION))
                .extracting(row -> row.key().occurrence() + " at " + row.place() + " line " + row.line())
                .containsExactly("0 at 0 line 1", "0 at 1 line 2", "1 at 2 line 3");
        assertThat(home.problems()).isEmpty();
    }

    @Test
    void blankLinesAndCarriageReturnsAreNoProblem() {
        home.files().write(NOTIFICATIONS, "\r\n  \t\n" + line("a") + "\r\n\n" + line("b") + "\u00a0\n\u00a0\n");

        assertThat(home.ids()).containsExactly("a");
        assertThat(home.problems()).containsExactly("invalid_json notifications.jsonl:5");
    }

    @Test
    void aLineThatIsNotJsonIsReportedWithItsPlaceAndHidesNoOther() {
        home.notifications(line("a"), "not json", line("b"), "{\"id\":\"c\"}{}", "[1,2]", line("d"));

        assertThat(home.ids()).containsExactly("a", "b", "d");
        assertThat(home.problems())
                .containsExactly(
                        "invalid_json notifications.jsonl:2",
                        "invalid_json notifications.jsonl:4",
                        "invalid_record notifications.jsonl:5");
        assertThat(home.diagnostics()).allMatch(problem -> problem.severity() == Diagnostic.Severity.CORRUPT);
        assertThat(home.diagnostics().getFirst().place()).endsWith("notifications.jsonl:2");
    }

    @Test
    void aLineThatIsNotUtf8IsReportedAndTheOthersLoad() throws IOException {
        byte[] good = (line("a") + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] bad = (line("bad", "\"notes\":[\"caf\u00e9\"]") + "\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] replacement =
                (line("b", "\"notes\":[\"\ufffd is a character\"]") + "\n").getBytes(StandardCharsets.UTF_8);
        home.files().write(NOTIFICATIONS, "");
        Path file = home.files().resolve(NOTIFICATIONS);
        for (byte[] part : new byte[][] {good, bad, replacement}) {
            Files.write(file, part, StandardOpenOption.APPEND);
        }

        assertThat(home.ids()).containsExactly("a", "b");
        assertThat(home.problems()).containsExactly("not_utf8 notifications.jsonl:2");
    }

    @Test
    void aHalfWrittenLastLineIsReportedAndACompleteOneWithoutAnEndLoads() {
        home.files().write(NOTIFICATIONS, line("a") + "\n" + line("b"));
        assertThat(home.ids()).containsExactly("a", "b");

        home.files().write(NOTIFICATIONS, line("a") + "\n" + line("b").substring(0, 30));
        assertThat(home.ids()).containsExactly("a");
        assertThat(home.problems()).containsExactly("invalid_json notifications.jsonl:2");
    }

    @Test
    void aLineOverEightMebibytesIsReportedAndOneOfExactlyThatLoads() {
        int limit = 8 * 1024 * 1024;
        String fits = padded("fits", limit);
        String tooLong = padded("too-long", limit + 1);
        home.notifications(line("a"), tooLong, fits, line("b"));

        assertThat(home.ids()).containsExactly("a", "fits", "b");
        assertThat(home.problems()).containsExactly("oversized_line notifications.jsonl:2");
        assertThat(home.diagnostics().getFirst().message()).contains(Integer.toString(limit + 1));
    }

    @Test
    void onlyIdTimestampAndSenderAreNeededAndUnknownMembersAreIgnored() {
        home.notifications("{\"later\":{\"x\":[1]},\"sender\":\"s\",\"id\":\"a\",\"timestamp\":\"yesterday\"}");

        Notification notification = home.loadedNotifications().getFirst();
        assertThat(Notifications.CODEC.encode(notification).text())
                .isEqualTo(
                        "{\"id\":\"a\",\"timestamp\":\"yesterday\",\"sender\":\"s\",\"notes\":[],\"files\":[],\"action\":null,"
                                + "\"action_data\":{},\"read\":false,\"dismissed\":false,\"silent\":false,\"muted\":false,"
                                + "\"snooze_until\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":\"\"",
                "\"id\":null",
                "\"id\":7",
                "\"timestamp\":\"\"",
                "\"timestamp\":null",
                "\"sender\":\"\"",
                "\"sender\":false",
                "\"notes\":null",
                "\"notes\":\"one\"",
                "\"notes\":[1]",
                "\"notes\":[null]",
                "\"files\":null",
                "\"files\":{}",
                "\"tags\":null",
                "\"tags\":[true]",
                "\"action\":5",
                "\"action_data\":null",
                "\"action_data\":[]",
                "\"action_data\":{\"a\":1}",
                "\"action_data\":{\"a\":null}",
                "\"read\":null",
                "\"read\":0",
                "\"dismissed\":null",
                "\"silent\":\"true\"",
                "\"muted\":null",
                "\"snooze_until\":17",
                "\"icon\":[]",
                "\"color\":1",
                "\"resurfaced_at\":{}",
                "\"notes\":[\"\\ud800\"]"
            })
    void aMemberOfTheWrongTypeMakesTheRecordInvalid(String member) {
        home.notifications(line("good"), line("bad", member));

        assertThat(home.ids()).containsExactly("good");
        assertThat(home.problems()).containsExactly("invalid_record notifications.jsonl:2");
        String name = member.substring(1, member.indexOf('"', 1));
        assertThat(home.diagnostics().getFirst().message()).contains("'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"action", "snooze_until", "icon", "color", "resurfaced_at"})
    void anExplicitNullOfAnOptionalMemberIsAbsence(String member) {
        home.notifications(line("a", "\"" + member + "\":null"));

        assertThat(home.loadedNotifications()).containsExactly(NotifyHome.notification(line("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "timestamp", "sender"})
    void aMissingRequiredMemberIsNamed(String member) {
        home.notifications(line("a").replace("\"" + member + "\":", "\"other\":"));

        assertThat(home.ids()).isEmpty();
        assertThat(home.diagnostics().getFirst().message()).contains("'" + member + "' is missing");
    }

    @Test
    void aFolderInPlaceOfTheFileIsAnErrorThatNamesIt() {
        home.files().write(NOTIFICATIONS + "/x", "");

        assertThatThrownBy(() -> home.load())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("notifications.jsonl");
    }

    private static String padded(String id, int length) {
        int rest = length - line(id, "\"notes\":[\"\"]").length();
        return line(id, "\"notes\":[\"" + "x".repeat(rest) + "\"]");
    }
}
