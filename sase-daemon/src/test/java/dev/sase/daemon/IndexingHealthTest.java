package dev.sase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What health and {@code indexing_status} say of the index service, its surfaces and the stores. */
@Timeout(60)
class IndexingHealthTest extends StartedDaemon {

    private JsonNode details() throws IOException {
        return client.request("health", "{\"include_capabilities\":false}").at("/data/details");
    }

    private JsonNode detailsWhen(Predicate<JsonNode> reached) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        JsonNode details = details();
        while (!reached.test(details)) {
            assertThat(System.nanoTime()).as(details.toString()).isLessThan(deadline);
            client.request("read", LIST);
            details = details();
        }
        return details;
    }

    @Test
    void eachSurfaceIsReportedWithItsState() throws IOException {
        JsonNode indexing = details().get("indexing");
        JsonNode surface = indexing.at("/surfaces/0");

        assertThat(indexing.get("surfaces").size()).isEqualTo(1);
        assertThat(surface.propertyNames())
                .containsExactly(
                        "broken",
                        "broken_sources",
                        "corrupt",
                        "corrupt_parts",
                        "following",
                        "following_reason",
                        "lag_ms",
                        "last_seq",
                        "message",
                        "pending_changes",
                        "rebuilt_records",
                        "records",
                        "sources",
                        "state",
                        "surface");
        assertThat(surface.get("surface").stringValue()).isEqualTo("notes");
        assertThat(surface.get("state").stringValue()).isEqualTo("ok");
        assertThat(surface.get("records").longValue()).isEqualTo(3);
        assertThat(surface.get("sources").longValue()).isEqualTo(1);
        assertThat(surface.get("last_seq").longValue()).isPositive();
        assertThat(surface.get("rebuilt_records").isNull()).isTrue();
        assertThat(indexing.get("enabled").booleanValue()).isTrue();
        assertThat(indexing.get("indexed_sources").longValue()).isPositive();
        assertThat(indexing.get("work").size()).isZero();
        assertThat(List.copyOf(indexing.propertyNames())).contains("looks", "overflows", "recent_reports");
    }

    @Test
    void aPartThatCannotBeReadIsNamedWithItsPlace() throws IOException {
        Files.writeString(fixture.home.resolve("notes.txt"), "a first\n! nonsense\nc third\n");

        JsonNode indexing = detailsWhen(
                        details -> details.at("/indexing/failed_parses").longValue() == 1)
                .get("indexing");

        JsonNode surface = indexing.at("/surfaces/0");
        assertThat(surface.get("corrupt_parts").longValue()).isEqualTo(1);
        assertThat(surface.get("corrupt").toString())
                .isEqualTo("[{\"line\":2,\"message\":\"found ! nonsense\",\"path\":\""
                        + fixture.home.resolve("notes.txt") + "\",\"token\":\"no_note\"}]");
        assertThat(surface.get("state").stringValue()).isEqualTo("ok");
        assertThat(client.request("indexing_status", "{}")
                        .at("/data/summaries/0/parse_failures")
                        .longValue())
                .isEqualTo(1);
    }

    @Test
    void differencesThatComparisonsFindAreAddedUp() throws IOException {
        Files.writeString(fixture.home.resolve("notes.txt"), "a first\n! nonsense\n! again\n");
        detailsWhen(details -> details.at("/indexing/failed_parses").longValue() == 2);
        assertThat(details().at("/indexing/diff_counts/corrupt").longValue()).isZero();

        assertThat(client.request("verify", "{\"full\":true}").at("/data/ok").booleanValue())
                .isFalse();
        assertThat(details().at("/indexing/diff_counts").toString())
                .isEqualTo("{\"corrupt\":2,\"extra\":0,\"missing\":0,\"stale\":0}");

        JsonNode page = client.request("diff", "{\"page\":{\"limit\":1}}").get("data");
        String cursor = page.get("next_cursor").stringValue();
        client.request("diff", "{\"page\":{\"limit\":1,\"cursor\":\"" + cursor + "\"}}");
        assertThat(details().at("/indexing/diff_counts/corrupt").longValue()).isEqualTo(4);
    }

    @Test
    void theStoresAreReportedWithStateAndSizes() throws IOException {
        JsonNode projection = details().get("projection_db");

        assertThat(projection.get("store_state").stringValue()).isEqualTo("ok");
        assertThat(projection.get("moved_aside").isNull()).isTrue();
        assertThat(projection.get("storage").propertyNames())
                .containsExactly("database_bytes", "engine", "journal_bytes", "journal_wal_bytes", "wal_bytes");
        assertThat(projection.at("/storage/engine").stringValue()).isEqualTo("sqlite");
    }

    @Test
    void theStatusOfASurfaceIsWhatHealthSaysOfIt() throws IOException {
        JsonNode status = client.request("indexing_status", "{\"surface\":\"notes\",\"project_id\":\"p\"}")
                .get("data");
        JsonNode surface = status.at("/service/surfaces/0");
        JsonNode summary = status.at("/summaries/0");

        assertThat(summary.get("state").stringValue()).isEqualTo("ok");
        assertThat(summary.get("project_id").stringValue()).isEqualTo("p");
        assertThat(summary.get("last_indexed_event_seq")).isEqualTo(surface.get("last_seq"));
        assertThat(summary.get("queued_changes")).isEqualTo(surface.get("pending_changes"));
        assertThat(summary.get("scanned_sources")).isEqualTo(surface.get("sources"));
        assertThat(summary.get("indexed_rows").longValue()).isEqualTo(3);
        assertThat(summary.get("watcher_active").booleanValue())
                .isEqualTo(surface.get("following").stringValue().equals("watching"))
                .isEqualTo(status.at("/service/watcher_active").booleanValue());
        assertThat(summary.get("next_command").stringValue())
                .isEqualTo("sase daemon verify --surface notes --project p --json");
    }

    @Test
    void longWorkIsSeenWhileItLasts() throws IOException {
        Files.writeString(fixture.home.resolve("notes.txt"), "a first\n~ waits\n");
        try (RawClient waiting = fixture.client()) {
            waiting.sendRequest("verify", "{\"full\":true}");
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            JsonNode work = client.request("indexing_status", "{}").at("/data/service/work");
            while (work.isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                work = client.request("indexing_status", "{}").at("/data/service/work");
            }
            assertThat(work.toString()).isEqualTo("[{\"done\":0,\"surface\":\"all\",\"total\":0,\"type\":\"verify\"}]");
            fixture.surface.release.countDown();
            assertThat(waiting.payload().at("/data/ok").booleanValue()).isTrue();
        }
        assertThat(details().at("/indexing/work").size()).isZero();
    }

    @Test
    void howMuchIsVerifiedIsAFlag() throws IOException {
        for (String body : List.of("{}", "{\"full\":false}", "{\"full\":true}", "{\"full\":null}")) {
            assertThat(client.request("verify", body).at("/data/ok").booleanValue())
                    .as(body)
                    .isTrue();
        }
        JsonNode error = client.request("verify", "{\"full\":\"yes\"}").get("data");
        assertThat(error.get("code").stringValue()).isEqualTo("invalid_request");
        assertThat(error.get("message").stringValue()).contains("full is neither true nor false");
    }
}
