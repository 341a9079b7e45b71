package dev.sase.bench;

import dev.sase.bench.Options.Group;
import dev.sase.cli.demo.generate.HomePlan;
import dev.sase.core.read.ReadRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Lists and details of what catalogs hold. A catalog is that of one project, which has two fifths of all. */
final class CatalogFigures implements SurfaceFigures {
    private static final String PROJECT = "atlas";
    private static final String ENTRIES = "xprompt_entries";

    @Override
    public Group group() {
        return Group.CATALOGS;
    }

    @Override
    public HomePlan plan(long seed, int size, Instant now) {
        return new HomePlan(seed, 0, 0, 0, 0, size, now);
    }

    @Override
    public ReadRequest list() {
        return of("xprompt_catalog", Map.of());
    }

    @Override
    public void measure(ReadFigures figures) throws IOException {
        figures.page("xprompts", list());
        figures.page("entries", of(ENTRIES, Map.of()));
        figures.page("entries, source project", of(ENTRIES, Map.of("source", "project")));
        figures.page("editor", of("editor_catalog", Map.of()));
        figures.page("snippets", of("snippet_catalog", Map.of()));
        figures.page("file history", of("file_history", Map.of()));
        figures.page("file history, branch", of("file_history", Map.of("branch_or_workspace", "main")));
        figures.page("file history of the user", ReadRequest.of("file_history", Map.of("project_id", "all")));
        figures.search("entries, tag", of(ENTRIES, Map.of("tag", "review")));
        for (String read : List.of("xprompt_catalog", "snippet_catalog", "file_history")) {
            figures.search(read.replace('_', ' ') + ", a common word", of(read, Map.of("query", "cache")));
        }
        figures.details("xprompt show, any name", details(figures));
    }

    @Override
    public List<ProgramReads.Case> programs(ReadFigures figures) {
        return List.of(
                figures.paged("xprompt catalog", list()),
                figures.paged("file history", of("file_history", Map.of())),
                figures.single("xprompt show", details(figures)));
    }

    @Override
    public SequencedMap<String, List<String>> commands(ReadFigures figures) {
        SequencedMap<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("xprompt list", List.of("xprompt", "list", "--project", PROJECT, "--limit", "100", "--json"));
        commands.put(
                "file-history list", List.of("file-history", "list", "--project", PROJECT, "--limit", "100", "--json"));
        return commands;
    }

    private static List<ReadRequest> details(ReadFigures figures) {
        return figures.texts(of(ENTRIES, Map.of()), "name").stream()
                .map(name -> of("xprompt_show", Map.of("name", name)))
                .toList();
    }

    private static ReadRequest of(String read, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("project_id", PROJECT);
        return ReadRequest.of(read, all);
    }
}
