package dev.sase.surface.notifications;

import static dev.sase.surface.notifications.NotifyHome.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sase.spi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The facts known of stores that other programs share. Their folder is given by the system property {@code sase.shared.data}.
 */
class SharedStoreTest {
    private static final Instant BEFORE_ANY_DEADLINE = Instant.parse("2026-04-30T12:30:00Z");
    private static final Instant AFTER_ALL_DEADLINES = Instant.parse("2026-04-30T13:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"store_contract.jsonl", "store_contract_aug.jsonl"})
    void contractStoresCountAsKnown(String file) throws IOException {
        NotifyHome home = home(file);

        assertThat(home.listedIds(Map.of(), BEFORE_ANY_DEADLINE)).hasSize(12).doesNotContain("dismissed-row");
        assertThat(home.listedIds(Map.of("include_dismissed", true), BEFORE_ANY_DEADLINE))
                .hasSize(13);
        assertThat(home.problems())
                .containsExactly("invalid_json notifications.jsonl:3", "invalid_record notifications.jsonl:4");
        assertThat(counts(home, BEFORE_ANY_DEADLINE))
                .isEqualTo(
                        "{\"active\":12,\"dismissed\":1,\"read\":1,\"unread\":12,\"priority\":4,\"errors\":2,\"rest\":2,"
                                + "\"muted\":2,\"pending_actions\":0,\"stale_pending_actions\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store_contract.jsonl", "store_contract_aug.jsonl"})
    void twoSnoozesEndAtOne(String file) throws IOException {
        NotifyHome home = home(file);

        assertThat(home.list(Map.of(), AFTER_ALL_DEADLINES))
                .filteredOn(row -> row.resurfacedAt().isPresent())
                .extracting(Notification::id)
                .containsExactly("valid-full", "snoozed-row");
        assertThat(counts(home, AFTER_ALL_DEADLINES))
                .isEqualTo(
                        "{\"active\":12,\"dismissed\":1,\"read\":0,\"unread\":13,\"priority\":5,\"errors\":2,\"rest\":2,"
                                + "\"muted\":1,\"pending_actions\":0,\"stale_pending_actions\":0}");
        assertThat(home.tabs(AFTER_ALL_DEADLINES))
                .extracting(tab -> tab.label() + " " + tab.count())
                .containsExactly("HITL 3", "Errors 2", "General 4", "Muted 1");
    }

    @Test
    void theLaterGenerationDiffersByItsFirstRowOnly() throws IOException {
        var may = home("store_contract.jsonl").loadedNotifications();
        var august = home("store_contract_aug.jsonl").loadedNotifications();

        assertThat(august.getFirst().icon()).isPresent();
        assertThat(august.getFirst().tags()).containsExactly("done", "review");
        assertThat(august.subList(1, 13)).isEqualTo(may.subList(1, 13));
    }

    @Test
    void aWireExampleOfAPageIsWrittenByteForByte() throws IOException {
        JsonNode example = Json.parse(Files.readString(shared("protocol").resolve("response_examples.json")));
        JsonNode data =
                example.get("notification_list_page").get("payload").get("data").get("data");
        NotifyHome home = new NotifyHome(folder)
                .notifications(data.get("notifications").get(0).toString());

        Answer answer = home.read("notification_list", Map.of(), BEFORE_ANY_DEADLINE);
        assertThat(answer.rows()).hasSize(1);
        assertThat(answer.rows().getFirst().text())
                .isEqualTo(data.get("notifications").get(0).toString());
        assertThat(member(answer, "counts")).isEqualTo(data.get("counts").toString());
    }

    private static String counts(NotifyHome home, Instant now) {
        return member(home.read("notification_list", Map.of(), now), "counts");
    }

    private NotifyHome home(String file) throws IOException {
        return new NotifyHome(folder)
                .notifications(
                        Files.readString(shared("notifications").resolve(file)).stripTrailing());
    }

    private static Path shared(String name) {
        String shared = System.getProperty("sase.shared.data", "");
        Path data = Path.of(shared).resolve(name);
        assumeTrue(
                !shared.isEmpty() && Files.isDirectory(data),
                () -> "skipped: the property sase.shared.data names no folder with '" + name + "', found '" + shared
                        + "'");
        return data;
    }
}
