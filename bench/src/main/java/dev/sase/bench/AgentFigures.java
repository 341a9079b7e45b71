package dev.sase.bench;

import dev.sase.bench.Options.Group;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.core.read.ReadRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Lists and details of runs of agents. */
final class AgentFigures implements SurfaceFigures {
    private static final String RECENT = "agent_recent";
    private static final double MOST_MILLIS_STATUS = 50;
    private static final int SIZE_OF_STATUS = 50_000;

    @Override
    public Group group() {
        return Group.AGENTS;
    }

    @Override
    public HomePlan plan(long seed, int size, Instant now) {
        return new HomePlan(seed, 0, 0, 0, size, 0, now);
    }

    @Override
    public ReadRequest list() {
        return ReadRequest.of(RECENT, Map.of());
    }

    @Override
    public void measure(ReadFigures figures) throws IOException {
        String project = figures.scene().home().project();
        figures.status(
                "status", ReadRequest.of("agent_list", Map.of("source", "local")), MOST_MILLIS_STATUS, SIZE_OF_STATUS);
        figures.page("list", ReadRequest.of("agent_list", Map.of()));
        figures.page("list, with those that ended", ReadRequest.of("agent_list", Map.of("all", true)));
        figures.page("list, project", ReadRequest.of("agent_list", Map.of("project_id", project)));
        for (String read : List.of("agent_active", RECENT)) {
            String name = read.substring("agent_".length());
            figures.page(name, ReadRequest.of(read, Map.of()));
            figures.page(name + ", project", ReadRequest.of(read, Map.of("project_id", project)));
            figures.page(name + ", with hidden", ReadRequest.of(read, Map.of("include_hidden", true)));
            figures.page(name + ", published", ReadRequest.of(read, Map.of("source", "sidecar")));
        }
        figures.page("archive", ReadRequest.of("agent_archive", Map.of()));
        figures.page("archive, project", ReadRequest.of("agent_archive", Map.of("project_id", project)));
        figures.search("search, a common word", ReadRequest.of("agent_search", Map.of("query", "parser")));
        figures.search("search, without a match", ReadRequest.of("agent_search", Map.of("query", "no such text")));
        figures.details("show, any id", details(figures));
    }

    @Override
    public List<ProgramReads.Case> programs(ReadFigures figures) {
        return List.of(
                figures.paged("agent list", ReadRequest.of("agent_list", Map.of())),
                figures.paged("agent recent", list()),
                figures.single("agent show", details(figures)));
    }

    @Override
    public SequencedMap<String, List<String>> commands(ReadFigures figures) {
        SequencedMap<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("agents status", List.of("agents", "status", "--json"));
        commands.put(
                "agents show",
                List.of("agents", "show", figures.texts(list(), "agent_id").getFirst(), "--json"));
        return commands;
    }

    private List<ReadRequest> details(ReadFigures figures) {
        return figures.texts(list(), "agent_id").stream()
                .map(id -> ReadRequest.of("agent_detail", Map.of("agent_id", id)))
                .toList();
    }
}
