package dev.sase.surface.notifications;

import dev.sase.spi.DirectLoader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds and loads the two stores: the notifications and the pending actions. Missing files are empty stores. Thread-safe.
 *
 * <p>No lock is taken. The writers of these files lock with {@code flock}, which the locks that Java offers neither wait for nor
 * hold up; what makes a load sound is that the engine compares the files' fingerprints from before and after it. An entry of the
 * telegram file that does not say when it was made counts as made when that file was last written, to the second.
 */
final class NotificationsLoader implements DirectLoader {
    /** The key of the unit of notifications. */
    static final String NOTIFICATIONS_KEY = "notifications/notifications.jsonl";

    /** The key of the unit of pending actions. */
    static final String PENDING_KEY = "pending_actions/actions.json";

    private static final String LEGACY = "telegram/pending_actions.json";

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return Stream.of("notifications", "pending_actions", "telegram")
                .map(name -> new SourceRoot(home.path().resolve(name), false))
                .toList();
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) {
        List<SourceUnit> units = new ArrayList<>();
        if (scopes.contains(Notifications.SCOPE_NAME)) {
            Path notifications = home.path().resolve(NOTIFICATIONS_KEY);
            if (Files.exists(notifications)) {
                units.add(new SourceUnit(
                        NOTIFICATIONS_KEY, Notifications.SCOPE_NAME, notifications, List.of(notifications)));
            }
            Path store = home.path().resolve(PENDING_KEY);
            Path legacy = home.path().resolve(LEGACY);
            if (Files.exists(store) || Files.exists(legacy)) {
                units.add(new SourceUnit(PENDING_KEY, Notifications.SCOPE_NAME, store, List.of(store, legacy)));
            }
        }
        return units.stream();
    }

    @Override
    public boolean isDecidedByContent(SourceUnit unit) {
        return true;
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) throws IOException {
        switch (unit.key()) {
            case NOTIFICATIONS_KEY -> NotificationFile.load(unit.path(), sink);
            case PENDING_KEY ->
                PendingActionFiles.load(unit.inputs().getFirst(), unit.inputs().getLast(), sink);
            default -> throw new IllegalArgumentException("'" + unit.key() + "' is no source of notifications");
        }
    }
}
