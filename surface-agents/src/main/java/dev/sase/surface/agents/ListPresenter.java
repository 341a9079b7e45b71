package dev.sase.surface.agents;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows runs as a table with the time that each has taken. */
final class ListPresenter implements Presenter {
    private static final List<String> HEADERS =
            List.of("NAME", "PROJECT", "WS", "MODEL", "PROVIDER", "DURATION", "STATUS", "PROMPT");
    private static final int PROMPT_LENGTH = 80;
    private static final String NONE = "-";

    @Override
    public void text(AnswerView answer, Screen screen) {
        List<List<String>> rows = new ArrayList<>();
        for (RawJson row : answer.rows()) {
            rows.add(cells(ListedRun.decode(row)));
        }
        if (rows.isEmpty()) {
            screen.line("No agents found.");
        } else {
            screen.table(HEADERS, rows);
        }
    }

    @Override
    public JsonForm jsonForm() {
        return JsonForm.ROWS;
    }

    @Override
    public RawJson jsonRow(RawJson row, AnswerView answer) {
        return ListedRun.decode(row).shownJson();
    }

    private static List<String> cells(ListedRun run) {
        return List.of(
                run.name(),
                run.project(),
                run.workspaceNumber().map(String::valueOf).orElse(NONE),
                run.model().orElse(NONE),
                run.provider().orElse(NONE),
                duration(run.durationSeconds()),
                run.status(),
                run.promptSnippet().map(ListPresenter::line).orElse(""));
    }

    /** A time span in its two largest units, {@code ?} when it is not known. */
    static String duration(Optional<Long> seconds) {
        return seconds.map(all -> {
                    if (all >= 3_600) {
                        return all / 3_600 + "h" + all % 3_600 / 60 + "m";
                    }
                    return all >= 60 ? all / 60 + "m" + all % 60 + "s" : all + "s";
                })
                .orElse("?");
    }

    private static String line(String prompt) {
        String line = prompt.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= PROMPT_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, PROMPT_LENGTH));
    }
}
