package dev.sase.core.transport;

import dev.sase.spi.RawJson;
import java.util.List;

/**
 * One request inside a batch.
 *
 * @param requestId the correlation id of the item
 * @param payload what is asked
 */
public record BatchItem(String requestId, RequestEnvelope.Payload payload) {
    /** What decoding the body of a batch gave. */
    public sealed interface Decoded {
        /**
         * The items in order.
         *
         * @param items may be empty
         */
        record Accepted(List<BatchItem> items) implements Decoded {
            /** Copies the list. */
            public Accepted {
                items = List.copyOf(items);
            }
        }

        /**
         * A body that makes the whole batch wrong.
         *
         * @param error the answer
         */
        record Rejected(WireError error) implements Decoded {}
    }

    /**
     * Decodes the body of an accepted batch request.
     *
     * @param data the body
     * @return the items, or the error that answers the whole batch
     */
    public static Decoded decodeAll(RawJson data) {
        return RequestDecoder.batch(data);
    }
}
