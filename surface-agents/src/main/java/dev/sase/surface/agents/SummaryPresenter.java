package dev.sase.surface.agents;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows summaries of runs as a table.
 *
 * @param nothing what is said when there is none
 */
record SummaryPresenter(String nothing) implements Presenter {
    private static final List<String> HEADERS = List.of("NAME", "STATUS", "LAUNCHED", "MODEL", "CL", "ID");
    private static final String NONE = "-";

    @Override
    public void text(AnswerView answer, Screen screen) {
        List<List<String>> rows = new ArrayList<>();
        for (RawJson row : answer.rows()) {
            rows.add(cells(AgentRuns.decodeSummary(row).summary()));
        }
        if (rows.isEmpty()) {
            screen.line(nothing);
        } else {
            screen.table(HEADERS, rows);
        }
    }

    /** The cells of a run below the headers of {@link #table}. */
    private static List<String> cells(AgentSummary run) {
        return List.of(
                run.labels().agentName().orElse(NONE),
                run.status(),
                RunTime.iso(run.place().timestamp()).orElse(run.place().timestamp()),
                run.labels().model().orElse(NONE),
                run.labels().clName().orElse(NONE),
                run.agentId());
    }

    /** Writes runs as a table. */
    static void table(List<AgentSummary> runs, Screen screen) {
        screen.table(HEADERS, runs.stream().map(SummaryPresenter::cells).toList());
    }
}
