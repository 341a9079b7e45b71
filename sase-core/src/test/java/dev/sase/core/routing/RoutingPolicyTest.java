package dev.sase.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingPolicyTest {
    @Test
    void firstClosedSwitchInTheOrderOfTheContractWins() {
        Map<String, Boolean> off = Map.of("beads", false);

        assertThat(new RoutingPolicy(true, false, true, false, off, false).closedBy("beads"))
                .contains(FallbackReason.DAEMON_DISABLED);
        assertThat(new RoutingPolicy(false, false, true, false, off, false).closedBy("beads"))
                .contains(FallbackReason.M1_READ_THROUGH_DISABLED);
        assertThat(new RoutingPolicy(false, true, true, false, off, false).closedBy("beads"))
                .contains(FallbackReason.FORCE_DIRECT);
        assertThat(new RoutingPolicy(false, true, false, false, off, false).closedBy("beads"))
                .contains(FallbackReason.DAEMON_READS_DISABLED);
        assertThat(new RoutingPolicy(false, true, false, true, off, false).closedBy("beads"))
                .contains(FallbackReason.SURFACE_DISABLED);
        assertThat(new RoutingPolicy(false, true, false, true, off, false).closedBy("agents"))
                .isEmpty();
    }

    @Test
    void everyReasonIsFoundByItsTokenAndOtherWordsAreUnrecognised() {
        assertThat(Arrays.stream(FallbackReason.values()).map(reason -> FallbackReason.ofToken(reason.token())))
                .containsExactly(FallbackReason.values());
        assertThat(FallbackReason.ofToken("from_the_future")).isEqualTo(FallbackReason.UNRECOGNISED);
    }
}
