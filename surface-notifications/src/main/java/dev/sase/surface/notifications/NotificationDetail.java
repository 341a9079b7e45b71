package dev.sase.surface.notifications;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Parameter;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Shape;
import dev.sase.spi.Volatility;
import java.util.List;

/** The read {@code notification_detail}: one notification by its id, its snooze as it is now. */
final class NotificationDetail extends NotificationRead {
    static final String NAME = "notification_detail";

    NotificationDetail() {
        super(new Declaration(
                NAME,
                "One notification.",
                List.of(Parameter.of("notification_id", Parameter.Type.TEXT, "The id of the notification.")
                        .mandatory()
                        .option("--id", "-i")
                        .asOperand()),
                Shape.DETAIL,
                Duplicates.FIRST,
                Volatility.CLOCK));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        String id = query.requiredText("notification_id");
        RawJson stored = reader.find(Notifications.COLLECTION, id, Notifications.where(), Notifications.WIRE)
                .orElseThrow(() -> new SaseException(
                        ErrorCode.NOT_FOUND,
                        "no notification has the id '" + id
                                + "' in notifications/notifications.jsonl; list them to see the ids"))
                .json();
        return Answer.builder()
                .value("notification", Expiry.of(reader).effective(stored))
                .build();
    }
}
