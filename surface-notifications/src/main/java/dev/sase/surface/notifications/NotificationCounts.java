package dev.sase.surface.notifications;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Shape;
import dev.sase.spi.Volatility;
import java.util.List;

/** The read {@code notification_counts}: the ten counters of the whole store, and nothing around them. */
final class NotificationCounts extends NotificationRead {
    static final String NAME = "notification_counts";

    NotificationCounts() {
        super(new Declaration(
                NAME, "The counters of the whole store.", List.of(), Shape.BARE, Duplicates.NONE, Volatility.CLOCK));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        Answer.Builder answer = Answer.builder();
        Facets.of(reader, Expiry.of(reader))
                .byName()
                .forEach((name, number) -> answer.value(name, RawJson.of(Long.toString(number))));
        return answer.build();
    }
}
