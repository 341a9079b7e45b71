package dev.sase.surface.catalogs;

import dev.sase.spi.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The xprompts and workflows of a site, merged by precedence. */
final class PromptCatalog {
    private final Site site;
    private final SourceReader reader;
    private final Problems problems;
    private final PromptFolders folders;
    private final ConfigFiles config;

    PromptCatalog(Site site, SourceReader reader, Problems problems) {
        this.site = site;
        this.reader = reader;
        this.problems = problems;
        folders = new PromptFolders(site);
        config = new ConfigFiles(site);
    }

    /** What decides the catalog: files, and folders for the files in them. */
    static List<Path> inputs(Site site) {
        return Stream.of(
                        new PromptFolders(site).paths(), new ConfigFiles(site).inputs(), new MemoryNotes(site).inputs())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The xprompts by name, without workflows. */
    Shelf prompts() {
        Shelf shelf = new Shelf();
        PromptFiles files = new PromptFiles(site, reader, problems);
        folders.installed().forEach(folder -> files.prompts(folder).forEach(shelf::add));
        warnOfTwoProjectFiles();
        for (ConfigFile file : config.merged(shared())) {
            ConfigPrompts.of(file, reader, of(file)).forEach(shelf::add);
        }
        new MemoryNotes(site).found(reader, problems).forEach(shelf::add);
        folders.personal().forEach(folder -> files.prompts(folder).forEach(shelf::add));
        return shelf;
    }

    /** Every entry: xprompts and workflows, of which the latter win, and in the catalog of no project what projects' settings add. */
    List<Shelf.Item> items() {
        Shelf workflows = new Shelf();
        PromptFiles files = new PromptFiles(site, reader, problems);
        folders.ofWorkflows().forEach(folder -> files.workflows(folder).forEach(workflows::add));
        List<Shelf.Item> items = new ArrayList<>(prompts().behind(workflows).items());
        Map<List<String>, Found> ofProjects = new LinkedHashMap<>();
        for (ConfigFile file : config.ofKnownProjects()) {
            // The project's own catalog reports what is wrong there.
            ConfigPrompts.of(file, reader, problems.when(false)).forEach(found -> {
                Found own = new Found(
                        found.definition(),
                        found.source(),
                        found.file(),
                        found.range(),
                        file.project(),
                        Optional.empty());
                ofProjects.put(List.of(own.source(), own.name()), own);
            });
        }
        ofProjects.values().forEach(found -> items.add(new Shelf.Item(found, List.of())));
        items.sort(Comparator.comparing(item -> item.found().name(), Texts::compare));
        return items;
    }

    private void warnOfTwoProjectFiles() {
        site.root().ifPresent(root -> {
            List<Path> present = ConfigFiles.PROJECT_FILES.stream()
                    .map(root::resolve)
                    .filter(Files::isRegularFile)
                    .toList();
            if (present.size() > 1) {
                problems.warning(
                        "config_collision",
                        present.getFirst(),
                        0,
                        "the project has a second settings file, " + present.getLast()
                                + "; both are read and that one wins");
            }
        });
    }

    /** For what all catalogs have: it is reported by the one of no project. */
    private Problems shared() {
        return problems.when(site.project().isEmpty());
    }

    private Problems of(ConfigFile file) {
        return problems.when(file.project().equals(site.project()));
    }
}
