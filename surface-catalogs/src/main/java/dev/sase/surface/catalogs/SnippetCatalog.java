package dev.sase.surface.catalogs;

import dev.sase.spi.Texts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The snippets of a site: those of xprompts, and those of settings, which win. */
final class SnippetCatalog {
    /** A snippet with the place that it was found at. */
    record Item(Snippet snippet, Path file, long line) {}

    private static final String OF_XPROMPT = "xprompt";
    private static final String OF_SETTINGS = "user_config";
    private static final String DISPLAY = "ace.snippets";

    private final Site site;
    private final Problems problems;
    private final SortedMap<String, Item> items = new TreeMap<>(Texts::compare);

    private SnippetCatalog(Site site, Problems problems) {
        this.site = site;
        this.problems = problems;
    }

    /** The snippets by trigger. */
    static SortedMap<String, Item> of(Site site, SourceReader reader, Problems problems) {
        SnippetCatalog catalog = new SnippetCatalog(site, problems);
        // What is wrong in the files themselves is reported where xprompts are loaded from them.
        Problems elsewhere = problems.when(false);
        for (Shelf.Item item :
                new PromptCatalog(site, reader, elsewhere).prompts().items()) {
            catalog.add(item.found());
        }
        for (ConfigFile file : new ConfigFiles(site).merged(elsewhere)) {
            reader.settings(file, elsewhere)
                    .flatMap(Settings::snippets)
                    .ifPresent(section -> catalog.addAll(section, file));
        }
        return catalog.items;
    }

    private void add(Found found) {
        Definition definition = found.definition();
        if (definition.snippet().isEmpty()) {
            return;
        }
        String trigger = definition.snippet().get().triggerOf(definition.name());
        Problems mine = problems.when(isOwn(found));
        if (!SnippetTemplate.isTrigger(trigger)) {
            invalidTrigger(mine, trigger, found.file(), found.line());
            return;
        }
        Optional<String> template = SnippetTemplate.of(definition);
        if (template.isEmpty()) {
            mine.warning(
                    "no_template",
                    found.file(),
                    found.line(),
                    "'" + definition.name() + "' is no snippet: its content has blocks, comments or unknown inputs");
            return;
        }
        items.putIfAbsent(
                trigger,
                new Item(
                        new Snippet(
                                site.scope(),
                                trigger,
                                template.get(),
                                OF_XPROMPT,
                                Optional.of(definition.name()),
                                definition.description(),
                                found.source()),
                        found.file(),
                        found.line()));
    }

    private void addAll(Yaml.Mapping section, ConfigFile file) {
        Problems mine = problems.when(file.project().equals(site.project()));
        for (Yaml.Entry entry : section.entries()) {
            String trigger = entry.key().orElse("");
            long line = entry.range().startLine() + 1L;
            Optional<String> template = Yaml.plainText(entry.value());
            if (!SnippetTemplate.isTrigger(trigger)) {
                invalidTrigger(mine, trigger, file.path(), line);
            } else if (template.isEmpty()) {
                mine.corrupt("invalid_snippet", file.path(), line, "the template of '" + trigger + "' is not a text");
            } else {
                items.put(
                        trigger,
                        new Item(
                                new Snippet(
                                        site.scope(),
                                        trigger,
                                        template.get(),
                                        OF_SETTINGS,
                                        Optional.empty(),
                                        Optional.empty(),
                                        DISPLAY),
                                file.path(),
                                line));
            }
        }
    }

    /** Whether the project of this catalog holds it; what all catalogs have is reported by the one of no project. */
    private boolean isOwn(Found found) {
        boolean inProject = site.project()
                .filter(project -> found.name().startsWith(project + "/"))
                .isPresent();
        return inProject == site.project().isPresent();
    }

    private static void invalidTrigger(Problems problems, String trigger, Path file, long line) {
        problems.warning(
                "invalid_trigger",
                file,
                line,
                "the trigger '" + trigger + "' is left out: it may have letters, digits and '_' only");
    }
}
