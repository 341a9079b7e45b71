package dev.sase.surface.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Command;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RowsForm;
import dev.sase.spi.Shape;
import dev.sase.spi.Surface;
import dev.sase.spi.Volatility;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class AgentsSurfaceTest {
    private final AgentsSurface surface = new AgentsSurface();

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(Surface.class)).anyMatch(AgentsSurface.class::isInstance);
    }

    @Test
    void readsStateWhatTheyPromise() {
        assertThat(surface.reads())
                .extracting(ReadOperation::name)
                .containsExactly(
                        "agent_list", "agent_active", "agent_recent", "agent_archive", "agent_search", "agent_detail");
        for (ReadOperation read : surface.reads()) {
            boolean detail = read.name().equals("agent_detail");
            assertThat(read.shape()).isEqualTo(detail ? Shape.DETAIL : Shape.PAGE);
            assertThat(read.rowsForm()).isEqualTo(detail ? RowsForm.ARRAY : RowsForm.NESTED);
            assertThat(read.duplicates()).isEqualTo(detail ? Duplicates.FIRST : Duplicates.KEPT);
            assertThat(read.volatility())
                    .isEqualTo(read.name().equals("agent_list") ? Volatility.CLOCK : Volatility.PURE);
            assertThat(read.parameters()).extracting("name").contains("project_id");
        }
    }

    @Test
    void everyVerbStandsOverARead() {
        assertThat(surface.commands())
                .extracting(Command::verb)
                .containsExactly("list", "status", "active", "recent", "archive", "search", "show");
        assertThat(surface.commands())
                .allSatisfy(command -> assertThat(surface.reads())
                        .extracting(ReadOperation::name)
                        .contains(command.read()));
    }
}
