package dev.sase.surface.agents;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import dev.sase.spi.Screen.Span;
import dev.sase.spi.Screen.Style;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Shows one run, its children and its artifacts. */
final class ShowPresenter implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        AgentSummary run = SummaryJson.decode(member(answer, DetailRead.SUMMARY));
        screen.line(
                Span.of(run.labels().agentName().orElse(run.agentId()), Style.STRONG),
                Span.of("  " + run.status(), style(run.status())));
        line(screen, "Id", Optional.of(run.agentId()));
        line(screen, "Type", Optional.of(run.agentType()));
        line(screen, "ChangeSpec", run.labels().clName());
        line(screen, "Model", run.labels().model());
        line(screen, "Provider", run.labels().llmProvider());
        line(screen, "Started", run.times().startedAt());
        line(
                screen,
                "Finished",
                run.times()
                        .finishedAt()
                        .map(seconds -> Instant.EPOCH
                                .plusMillis(Math.round(seconds * 1000))
                                .toString()));
        line(screen, "Process", run.lineage().pid().map(String::valueOf));
        line(screen, "Workspace", run.lineage().workspaceClaimId());
        line(screen, "Parent", run.lineage().parentAgentId());
        line(screen, "Retry of", run.lineage().retryOfAgentId());
        line(screen, "Folder", Optional.of(run.place().artifactDir()).filter(folder -> !folder.isEmpty()));
        children(answer, screen);
        artifacts(answer, screen);
    }

    private static void children(AnswerView answer, Screen screen) {
        List<AgentSummary> children = new ArrayList<>();
        member(answer, DetailRead.CHILDREN).forEach(child -> children.add(SummaryJson.decode(child)));
        if (!children.isEmpty()) {
            heading(screen, "Children");
            SummaryPresenter.table(children, screen);
        }
        answer.value(DetailRead.CHILDREN_OMITTED)
                .ifPresent(count -> screen.line("and " + count.text() + " more; 'sase agents search' shows all"));
    }

    private static void artifacts(AnswerView answer, Screen screen) {
        List<List<String>> rows = new ArrayList<>();
        member(answer, DetailRead.ARTIFACTS).forEach(node -> {
            AgentArtifact artifact = RunParts.artifact(node);
            rows.add(List.of(artifact.kind(), artifact.displayName().orElse(""), artifact.path()));
        });
        if (!rows.isEmpty()) {
            heading(screen, "Artifacts");
            screen.table(List.of("KIND", "NAME", "PATH"), rows);
        }
    }

    private static JsonNode member(AnswerView answer, String name) {
        return Json.stored(answer.value(name).orElse(RawJson.NULL));
    }

    private static void heading(Screen screen, String title) {
        screen.line("");
        screen.line(Span.of(title, Style.STRONG));
    }

    private static void line(Screen screen, String name, Optional<String> value) {
        value.ifPresent(text -> screen.line(Span.of(name + ": ", Style.FAINT), Span.of(text)));
    }

    private static Style style(String status) {
        return switch (status) {
            case "failed", "killed" -> Style.BAD;
            case "waiting" -> Style.NOTICE;
            default -> Style.GOOD;
        };
    }
}
