package dev.sase.surface.agents;

import dev.sase.spi.Command;
import java.util.List;
import java.util.Map;

/** The verbs of {@code sase agents}. */
final class AgentCommands {
    /** A published run that says it is active was so when it was published; people ask for these by themselves. */
    private static final Map<String, Object> OF_THIS_HOST = Map.of(AgentParameters.SOURCE.name(), AgentRuns.LOCAL);

    private AgentCommands() {}

    static List<Command> all() {
        return List.of(
                new Command(
                        "list",
                        "agent_list",
                        "List runs of this host that have not ended",
                        OF_THIS_HOST,
                        List.of("sase agents list", "sase agents list --all --project demo", "sase agents list --json"),
                        new ListPresenter()),
                new Command(
                        "status",
                        "agent_list",
                        "List runs of this host that have not ended, like list",
                        OF_THIS_HOST,
                        List.of("sase agents status --all --json"),
                        new ListPresenter()),
                new Command(
                        "active",
                        "agent_active",
                        "List runs that are not known to have ended",
                        Map.of(),
                        List.of("sase agents active --project demo"),
                        new SummaryPresenter("No run is active.")),
                new Command(
                        "recent",
                        "agent_recent",
                        "List runs that have ended, the latest end first",
                        Map.of(),
                        List.of("sase agents recent --limit 20"),
                        new SummaryPresenter("No run has ended.")),
                new Command(
                        "archive",
                        "agent_archive",
                        "List archived agents, the latest first",
                        Map.of(),
                        List.of("sase agents archive --limit 20 --json"),
                        new ArchivePresenter()),
                new Command(
                        "search",
                        "agent_search",
                        "Find runs that contain a text, the latest launch first",
                        Map.of(),
                        List.of("sase agents search 'flaky test'", "sase agents search planner --hidden"),
                        new SummaryPresenter("No run contains that.")),
                new Command(
                        "show",
                        "agent_detail",
                        "Show one run with its children and artifacts",
                        Map.of(),
                        List.of("sase agents show planner", "sase agents show agent:demo:20260520081500"),
                        new ShowPresenter()));
    }
}
