package dev.sase.surface.notifications;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.LocatedRow;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.Answer;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Scopes;
import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A home with the two stores, read straight from its files. */
final class NotifyHome {
    static final String NOTIFICATIONS = "notifications/notifications.jsonl";
    static final String ACTIONS = "pending_actions/actions.json";
    static final String LEGACY = "telegram/pending_actions.json";
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private static final NotificationsSurface SURFACE = new NotificationsSurface();

    private final SaseHomeFixture files;

    NotifyHome(Path folder) {
        files = SaseHomeFixture.at(folder);
    }

    SaseHomeFixture files() {
        return files;
    }

    /** Writes the notifications, one line each. */
    NotifyHome notifications(String... lines) {
        files.write(NOTIFICATIONS, String.join("\n", lines) + "\n");
        return this;
    }

    NotifyHome actions(String json) {
        files.write(ACTIONS, json);
        return this;
    }

    NotifyHome legacy(String json) {
        files.write(LEGACY, json);
        return this;
    }

    LoadedRecords load() {
        try {
            return LoadedRecords.load(SURFACE, files.home(), Scopes.every());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Notification> loadedNotifications() {
        return load().of(Notifications.COLLECTION).stream()
                .map(row -> row.row().record())
                .toList();
    }

    List<String> ids() {
        return loadedNotifications().stream().map(Notification::id).toList();
    }

    List<PendingAction> loadedActions() {
        return load().of(PendingActions.COLLECTION).stream()
                .map(LocatedRow::row)
                .map(row -> row.record())
                .toList();
    }

    /** What was wrong: token, file name and line of each diagnostic. */
    List<String> problems() {
        return load().diagnostics().stream()
                .map(problem -> problem.token() + " " + problem.file().getFileName() + ":" + problem.line())
                .toList();
    }

    List<Diagnostic> diagnostics() {
        return load().diagnostics();
    }

    RecordReader reader(Instant now) {
        return new RecordsHost(load(), now);
    }

    Answer read(String read, Map<String, Object> arguments, Instant now) {
        return read(read, Query.of(arguments, now));
    }

    Answer read(String read, Query query) {
        return operation(read).answer(query, reader(query.now()));
    }

    static ReadOperation operation(String name) {
        return SURFACE.reads().stream()
                .filter(read -> read.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<Notification> list(Map<String, Object> arguments, Instant now) {
        return read(NotificationList.NAME, arguments, now).rows().stream()
                .map(Notifications.CODEC::decode)
                .toList();
    }

    List<String> listedIds(Map<String, Object> arguments, Instant now) {
        return list(arguments, now).stream().map(Notification::id).toList();
    }

    List<Tab> tabs(Instant now) {
        return Tabs.of(reader(now), Expiry.at(now));
    }

    static String member(Answer answer, String name) {
        return answer.value(name).map(RawJson::text).orElse("absent");
    }

    /** A notification of sender {@code sync} at eleven, with further members. */
    static String line(String id, String... members) {
        return sent(id, "2026-05-01T11:00:00+00:00", "sync", members);
    }

    /** A notification with a timestamp and a sender, and further members. */
    static String sent(String id, String timestamp, String sender, String... members) {
        String more = members.length == 0 ? "" : "," + String.join(",", members);
        return "{\"id\":\"" + id + "\",\"timestamp\":\"" + timestamp + "\",\"sender\":\"" + sender + "\"" + more + "}";
    }

    static Notification notification(String line) {
        return NotificationJson.read(Json.parse(line));
    }

    /** The members of a notification that is snoozed until a time. */
    static String snoozed(String until) {
        return "\"muted\":true,\"snooze_until\":\"" + until + "\"";
    }
}
