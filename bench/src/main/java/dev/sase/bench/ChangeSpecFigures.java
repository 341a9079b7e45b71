package dev.sase.bench;

import dev.sase.bench.Options.Group;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.core.read.ReadRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Lists, details and queries of ChangeSpecs. */
final class ChangeSpecFigures implements SurfaceFigures {
    private static final String LIST = "changespec_list";
    private static final String SEARCH = "changespec_search";
    private static final double MOST_MILLIS_QUERY = 25;
    private static final int SIZE_OF_QUERIES = 10_000;
    private static final List<String> WORDS = List.of(
            "parser", "socket", "login", "scheduler", "loader", "search", "queue", "theme", "snapshot", "mentor");

    @Override
    public Group group() {
        return Group.CHANGESPECS;
    }

    @Override
    public HomePlan plan(long seed, int size, Instant now) {
        return new HomePlan(seed, 0, 0, size, 0, 0, now);
    }

    @Override
    public ReadRequest list() {
        return ReadRequest.of(LIST, Map.of());
    }

    @Override
    public void measure(ReadFigures figures) throws IOException {
        String project = figures.scene().home().project();
        figures.page("list", list());
        figures.page("list, project", ReadRequest.of(LIST, Map.of("project_id", project)));
        for (String status : List.of("Submitted", "Mailed", "Draft")) {
            figures.page("list, status " + status, ReadRequest.of(LIST, Map.of("status", status)));
        }
        figures.page(
                "list, status of a project", ReadRequest.of(LIST, Map.of("project_id", project, "status", "Ready")));
        figures.page("list, query of a status", query(LIST, "status:reverted"));
        figures.page("list, query of errors", query(LIST, "!!!"));
        figures.search("search, a common word", query(SEARCH, "parser"));
        figures.details("show, any handle", details(figures));

        List<ReadRequest> one = new ArrayList<>();
        List<ReadRequest> four = new ArrayList<>();
        List<ReadRequest> without = new ArrayList<>();
        for (String first : WORDS) {
            one.add(query(SEARCH, first));
            without.add(query(SEARCH, "no" + first));
            for (String second : WORDS) {
                if (!first.equals(second)) {
                    four.add(query(SEARCH, first + " AND " + second + " AND worker AND NOT crash"));
                }
            }
        }
        figures.firstPages("query of one term", one, MOST_MILLIS_QUERY, SIZE_OF_QUERIES);
        figures.firstPages("query of four terms with NOT", four, MOST_MILLIS_QUERY, SIZE_OF_QUERIES);
        figures.firstPages("query without a match", without, MOST_MILLIS_QUERY, SIZE_OF_QUERIES);
    }

    @Override
    public List<ProgramReads.Case> programs(ReadFigures figures) {
        return List.of(figures.paged("changespec list", list()), figures.single("changespec show", details(figures)));
    }

    @Override
    public SequencedMap<String, List<String>> commands(ReadFigures figures) {
        SequencedMap<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("changespec list", List.of("changespec", "list", "--limit", "100", "--json"));
        commands.put(
                "changespec show",
                List.of(
                        "changespec",
                        "show",
                        figures.texts(list().limit(100), "handle").getFirst(),
                        "--json"));
        return commands;
    }

    private List<ReadRequest> details(ReadFigures figures) {
        return figures.texts(list(), "handle").stream()
                .map(handle -> ReadRequest.of("changespec_detail", Map.of("handle", handle)))
                .toList();
    }

    private static ReadRequest query(String read, String query) {
        return ReadRequest.of(read, Map.of("query", query));
    }
}
