package dev.sase.surface.agents;

import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import dev.sase.surface.agents.archive.ArchivedAgents;
import dev.sase.surface.agents.archive.DismissedIdentities;
import java.util.List;

/** The surface of agent runs, their archives and dismissals. Thread-safe. */
public final class AgentsSurface implements Surface {
    private static final SurfaceDescriptor DESCRIPTOR = new SurfaceDescriptor("agents", "Agent runs", "agents", 1);

    private final DirectLoader loader = new AgentsLoader();
    private final List<ReadOperation> reads = List.of(
            new ListRead(),
            SummaryRead.active(),
            SummaryRead.recent(),
            new ArchiveRead(),
            SummaryRead.search(),
            new DetailRead());

    /** Creates the surface; does no I/O. */
    public AgentsSurface() {}

    @Override
    public SurfaceDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(AgentRuns.COLLECTION, DismissedIdentities.COLLECTION, ArchivedAgents.COLLECTION);
    }

    @Override
    public DirectLoader loader() {
        return loader;
    }

    @Override
    public List<ReadOperation> reads() {
        return reads;
    }

    @Override
    public List<Command> commands() {
        return AgentCommands.all();
    }
}
