package dev.sase.core.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.core.notes.NotesSurface;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WireReadsTest {
    private final ReadOperation list = SurfaceRegistry.of(List.of(new NotesSurface()))
            .requireRead("note_list")
            .operation();
    private final ReadRequest plain = ReadRequest.of("note_list", Map.of("scope", "a"));

    private String data(ReadRequest request) {
        return WireReads.requestData(list, request).text();
    }

    private ReadRequest decoded(String data) {
        return WireReads.ofData(list, Optional.of(JsonMapper.shared().readTree(data)));
    }

    @Test
    void freshnessThatWasAskedForTravelsAndTheDefaultIsNotSent() {
        assertThat(data(plain)).doesNotContain("fresh");
        assertThat(decoded(data(plain)).fresh()).isEqualTo(Freshness.TOLD);
        for (Freshness fresh : List.of(Freshness.ANY, Freshness.NOW, Freshness.bounded(Duration.ofMillis(250)))) {
            ReadRequest asked = plain.fresh(fresh);

            assertThat(data(asked)).contains("\"fresh\":\"" + fresh.token() + "\"");
            assertThat(decoded(data(asked)).fresh()).isEqualTo(fresh);
            assertThat(decoded(data(asked)).values()).isEqualTo(plain.values());
        }
    }

    @Test
    void freshnessThatCannotBeReadIsAnInvalidRequestThatNamesWhatMayBeSaid() {
        for (String wrong :
                List.of("\"later\"", "\"bounded:\"", "\"bounded:0\"", "\"bounded:1.5\"", "\"bounded:999999999\"")) {
            assertThatThrownBy(() -> decoded("{\"fresh\":" + wrong + "}"))
                    .isInstanceOfSatisfying(
                            SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
                    .hasMessageContainingAll("'fresh'", "any, bounded:<milliseconds> (1 to 86400000) or now", wrong);
        }
        assertThatThrownBy(() -> decoded("{\"fresh\":5}")).hasMessageContaining("'fresh' has to be a text");
    }
}
