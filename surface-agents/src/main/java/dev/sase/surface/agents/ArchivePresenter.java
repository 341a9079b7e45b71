package dev.sase.surface.agents;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import dev.sase.surface.agents.archive.ArchivedAgent;
import dev.sase.surface.agents.archive.ArchivedAgents;
import java.util.ArrayList;
import java.util.List;

/** Shows archived agents as a table. */
final class ArchivePresenter implements Presenter {
    private static final List<String> HEADERS = List.of("NAME", "STATUS", "DISMISSED", "PROJECT", "MODEL", "BUNDLE");
    private static final String NONE = "-";

    @Override
    public void text(AnswerView answer, Screen screen) {
        List<List<String>> rows = new ArrayList<>();
        for (RawJson row : answer.rows()) {
            ArchivedAgent agent = ArchivedAgents.decodeSummary(row);
            rows.add(List.of(
                    agent.agentName().orElse(agent.agentId()),
                    agent.status(),
                    agent.dismissedAt().orElse(NONE),
                    agent.projectName().orElse(NONE),
                    agent.model().orElse(NONE),
                    agent.bundlePath()));
        }
        if (rows.isEmpty()) {
            screen.line("No agent is archived.");
        } else {
            screen.table(HEADERS, rows);
        }
    }
}
