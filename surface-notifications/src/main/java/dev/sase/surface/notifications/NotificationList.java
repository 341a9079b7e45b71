package dev.sase.surface.notifications;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Ordering;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Shape;
import dev.sase.spi.Slice;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The read {@code notification_list}: a page of notifications with the counters of the whole store, snoozes as they are now. */
final class NotificationList extends NotificationRead {
    private static final String ROWS = "notifications";
    static final String NAME = "notification_list";

    private static final String ARRIVAL = "arrival";
    private static final String NEWEST = "newest";

    /** The most bytes by which resurfacing makes a row longer: {@code resurfaced_at} with nanoseconds, and the flags. */
    private static final int RESURFACING_BYTES = 64;

    NotificationList() {
        super(new Declaration(
                NAME,
                "Notifications with the counters of the whole store.",
                List.of(
                        Parameter.of("include_dismissed", Parameter.Type.FLAG, "Also those that are dismissed.")
                                .option("--all", "-a"),
                        Parameter.of(
                                        "query",
                                        Parameter.Type.TEXT,
                                        "Only those that contain this text, whatever its case.")
                                .option("--query", "-q"),
                        Parameter.of("sender", Parameter.Type.TEXT, "Only those of this sender.")
                                .option("--sender", "-s"),
                        Parameter.of("unread", Parameter.Type.FLAG, "Only unread ones; false: only read ones.")
                                .option("--unread", "-u"),
                        Parameter.of("order", Parameter.Type.TEXT, "By arrival, or the newest first.")
                                .oneOf(List.of(ARRIVAL, NEWEST))
                                .option("--order")),
                Shape.PAGE,
                Duplicates.KEPT,
                Volatility.CLOCK));
    }

    @Override
    public String rowsMember() {
        return ROWS;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(new StatedOrder<>(Notifications.COLLECTION, ordering(query), Notifications.CODEC::decode));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        Expiry expiry = Expiry.of(reader);
        Facets facets = Facets.of(reader, expiry);
        PageRequest page = withRoom(query.page(), facets.due());
        Slice slice =
                reader.page(Notifications.COLLECTION, where(query, expiry), ordering(query), Notifications.WIRE, page);
        List<RawJson> rows = slice.rows().stream()
                .map(Slice.Row::json)
                .map(row -> facets.due() == 0 ? row : expiry.effective(row))
                .toList();
        return Answer.builder()
                .rows(ROWS, slice, rows)
                .value("counts", facets.json())
                .build();
    }

    private static Ordering<Notification> ordering(Query query) {
        return query.text("order").filter(NEWEST::equals).isPresent() ? Notifications.NEWEST : Notifications.ARRIVAL;
    }

    private static Predicate<Notification> where(Query query, Expiry expiry) {
        List<Predicate<Notification>> parts = new ArrayList<>();
        if (!query.isSet("include_dismissed")) {
            parts.add(Predicate.is(Notifications.DISMISSED, false));
        }
        query.text("sender")
                .filter(sender -> !sender.isEmpty())
                .ifPresent(sender -> parts.add(Predicate.is(Notifications.SENDER, sender)));
        query.flag("unread").ifPresent(unread -> {
            Predicate<Notification> isUnread = Predicate.any(Predicate.is(Notifications.READ, false), expiry.due());
            parts.add(unread ? isUnread : Predicate.not(isUnread));
        });
        query.text("query")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> parts.add(Predicate.contains(Notifications.SEARCH, text)));
        return Notifications.where(new Predicate.All<>(parts));
    }

    /** Rows are cut by their stored size; those that resurface are a little longer. */
    private static PageRequest withRoom(PageRequest page, long due) {
        int growth = RESURFACING_BYTES * (int) Math.min(page.limit(), due);
        return new PageRequest(page.limit(), page.after(), Math.max(page.maxBytes() / 2, page.maxBytes() - growth));
    }
}
