package dev.sase.surface.notifications;

import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import java.util.List;
import java.util.Map;

/** The surface of notifications and of the actions that wait for an answer. Thread-safe. */
public final class NotificationsSurface implements Surface {
    private static final SurfaceDescriptor DESCRIPTOR =
            new SurfaceDescriptor("notifications", "Notifications and pending actions", "notify", 1);

    private final DirectLoader loader = new NotificationsLoader();
    private final List<ReadOperation> reads = List.of(
            new NotificationList(),
            new NotificationDetail(),
            new NotificationCounts(),
            new PendingActionsRead(),
            new NotificationTabs());
    private final List<Command> commands = List.of(
            new Command(
                    "list",
                    NotificationList.NAME,
                    "Lists notifications, the newest first.",
                    Map.of("order", "newest"),
                    List.of("sase notify list --unread", "sase notify list --query review --limit 20 --json"),
                    new ListPresenter()),
            new Command(
                    "show",
                    NotificationDetail.NAME,
                    "Shows one notification.",
                    Map.of(),
                    List.of("sase notify show --id 9c1e44aa-plan"),
                    new ShowPresenter()),
            new Command(
                    "counts",
                    NotificationCounts.NAME,
                    "Counts notifications and pending actions.",
                    Map.of(),
                    List.of("sase notify counts --json"),
                    new CountsPresenter()),
            new Command(
                    "pending",
                    PendingActionsRead.NAME,
                    "Lists the actions that wait for an answer, with their present state.",
                    Map.of("effective", true),
                    List.of("sase notify pending", "sase notify pending 9c1e44aa --json"),
                    new PendingPresenter()),
            new Command(
                    "tabs",
                    NotificationTabs.NAME,
                    "Lists the tabs of the notifications that count.",
                    Map.of(),
                    List.of("sase notify tabs", "sase notify tabs --rows --json"),
                    new TabsPresenter()));

    /** Creates the surface; does no I/O. */
    public NotificationsSurface() {}

    @Override
    public SurfaceDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(Notifications.COLLECTION, PendingActions.COLLECTION);
    }

    @Override
    public DirectLoader loader() {
        return loader;
    }

    @Override
    public List<ReadOperation> reads() {
        return reads;
    }

    @Override
    public List<Command> commands() {
        return commands;
    }
}
