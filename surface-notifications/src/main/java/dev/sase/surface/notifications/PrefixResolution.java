package dev.sase.surface.notifications;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What an abbreviated notification id stands for among the pending actions.
 *
 * @param notificationId the full id; empty when missing or ambiguous
 * @param prefix the abbreviation as given
 * @param outcome how it was found
 */
record PrefixResolution(String notificationId, String prefix, Outcome outcome) {
    /** How an abbreviation was found. */
    enum Outcome {
        /** It is the id of exactly one entry. */
        EXACT("exact"),
        /** It is the id of several entries. */
        DUPLICATE_FULL_ID("duplicate_full_id"),
        /** The id of exactly one entry starts with it. */
        UNIQUE_PREFIX("unique_prefix"),
        /** No id starts with it. */
        MISSING("missing"),
        /** The ids of several entries start with it. */
        AMBIGUOUS_PREFIX("ambiguous_prefix");

        private final String token;

        Outcome(String token) {
            this.token = token;
        }

        String token() {
            return token;
        }
    }

    /** Resolves an abbreviation over the notification ids of all entries. */
    static PrefixResolution of(String prefix, List<String> notificationIds) {
        long equal = notificationIds.stream().filter(prefix::equals).count();
        if (equal > 0) {
            return new PrefixResolution(prefix, prefix, equal == 1 ? Outcome.EXACT : Outcome.DUPLICATE_FULL_ID);
        }
        List<String> found =
                notificationIds.stream().filter(id -> id.startsWith(prefix)).toList();
        return switch (found.size()) {
            case 0 -> new PrefixResolution("", prefix, Outcome.MISSING);
            case 1 -> new PrefixResolution(found.getFirst(), prefix, Outcome.UNIQUE_PREFIX);
            default -> new PrefixResolution("", prefix, Outcome.AMBIGUOUS_PREFIX);
        };
    }

    RawJson json() {
        return new JsonWriter()
                .beginObject()
                .name("notification_id")
                .string(notificationId)
                .name("prefix")
                .string(prefix)
                .name("prefix_len")
                .number(prefix.getBytes(StandardCharsets.UTF_8).length)
                .name("resolution")
                .string(outcome.token())
                .endObject()
                .toRawJson();
    }
}
