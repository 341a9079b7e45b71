package dev.sase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.cli.demo.generate.HomeGenerator;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.core.Sase;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.routing.FallbackReason;
import dev.sase.core.routing.Routed;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads under the names of the ACE program. */
class AceReadsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path home;

    @BeforeEach
    void generate() throws IOException {
        HomeGenerator.generate(home, new HomePlan(5, 60, 40, NOW));
    }

    private Sase sase(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("HOME", home.resolve("nobody").toString());
        return Sase.builder()
                .home(home)
                .environment(environment)
                .folder(home)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .registry(SurfaceRegistry.load(Main.class.getClassLoader()))
                .open();
    }

    private static FallbackReason reason(Routed<ReadPage> routed) {
        return routed.whyDirect().orElseThrow().reason();
    }

    @Test
    void aNameGivesThePlainAnswerAndHasASwitchOfItsOwn() {
        for (String read : List.of("notification_counts", "notification_pending_actions", "notification_list")) {
            try (Sase off = sase(Map.of());
                    Sase on = sase(Map.of("SASE_DAEMON_ACE_NOTIFICATIONS_READS", "1"))) {
                Routed<ReadPage> plain = off.read(read, Map.of());
                Routed<ReadPage> closed = off.read("ace_" + read, Map.of());
                Routed<ReadPage> open = on.read("ace_" + read, Map.of());

                assertThat(reason(plain)).isEqualTo(FallbackReason.DAEMON_NOT_RUNNING);
                assertThat(reason(closed)).isEqualTo(FallbackReason.SURFACE_DISABLED);
                assertThat(reason(open)).isEqualTo(FallbackReason.DAEMON_NOT_RUNNING);
                assertThat(closed.trace().surface()).isEqualTo("ace_" + read);
                assertThat(List.of(closed.value(), open.value())).containsOnly(plain.value());
            }
        }
    }

    @Test
    void pagesOfANameGoOnWithTheCursorsOfThePlainRead() {
        try (Sase sase = sase(Map.of())) {
            ReadRequest request =
                    ReadRequest.of("ace_notification_list", Map.of()).limit(3).now(NOW);
            String cursor = sase.read(request).value().nextCursor().orElseThrow();

            assertThat(sase.read(request.cursor(cursor)).value())
                    .isEqualTo(sase.read(ReadRequest.of("notification_list", Map.of())
                                    .limit(3)
                                    .now(NOW)
                                    .cursor(cursor))
                            .value());
        }
    }

    @Test
    void aNameThatNobodyHasIsRefused() {
        try (Sase sase = sase(Map.of())) {
            assertThatThrownBy(() -> sase.read("ace_nothing", Map.of()))
                    .isInstanceOfSatisfying(
                            SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
                    .hasMessageContaining("'ace_nothing'");
        }
    }
}
