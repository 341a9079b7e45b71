package dev.sase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Waits until a daemon serves reads. */
final class Backfill {
    private Backfill() {}

    static void await(RawClient client) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        JsonNode answer = client.request("read", "{\"surface\":\"note_list\",\"data\":{\"page\":{\"limit\":1}}}");
        while (answer.get("type").stringValue().equals("error")) {
            assertThat(System.nanoTime()).as(answer.toString()).isLessThan(deadline);
            answer = client.request("read", "{\"surface\":\"note_list\",\"data\":{\"page\":{\"limit\":1}}}");
        }
    }
}
