package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the files of a folder of xprompts. */
final class PromptFiles {
    private static final String SKILL = "skill/";

    private final Site site;
    private final SourceReader reader;
    private final Problems problems;

    PromptFiles(Site site, SourceReader reader, Problems problems) {
        this.site = site;
        this.reader = reader;
        this.problems = problems;
    }

    /** Whether a file may be an xprompt. */
    static boolean isMarkdown(String name) {
        return name.endsWith(".md") && name.length() > ".md".length();
    }

    /** The Markdown xprompts of a folder. */
    List<Found> prompts(PromptFolder folder) {
        List<Found> found = new ArrayList<>();
        Problems mine = of(folder);
        for (FoundFile file : reader.files(folder.folder(), PromptFiles::isMarkdown, mine)) {
            reader.read(FileForm.PROMPT, file, mine)
                    .flatMap(definition -> wanted(folder, file.path(), definition, mine))
                    .ifPresent(definition -> found.add(found(folder, file.path(), definition)));
        }
        return found;
    }

    /** The workflows of a folder. */
    List<Found> workflows(PromptFolder folder) {
        List<Found> found = new ArrayList<>();
        Problems mine = of(folder);
        for (FoundFile file : reader.files(folder.folder(), PromptFiles::isYaml, mine)) {
            reader.read(FileForm.WORKFLOW, file, mine)
                    .ifPresent(definition -> found.add(found(folder, file.path(), definition)));
        }
        return found;
    }

    /** The xprompt of a Markdown file. */
    static Optional<Definition> prompt(Path file, String text, Problems problems) {
        Markdown markdown = Markdown.of(text);
        markdown.problem()
                .ifPresent(problem -> problems.warning(
                        "invalid_front_matter",
                        file,
                        problem.line(),
                        "the front matter is ignored, it cannot be used: " + problem.getMessage()));
        return Optional.of(DefinitionReader.ofMarkdown(SourceFolder.stemOf(file), markdown));
    }

    /** The workflow of a file. */
    static Optional<Definition> workflow(Path file, String text, Problems problems) {
        return YamlFile.mapping(text, file, problems).flatMap(document -> workflow(file, document, problems));
    }

    private static Optional<Definition> wanted(
            PromptFolder folder, Path file, Definition definition, Problems problems) {
        if (folder.skills() && !definition.skill()) {
            problems.warning("no_skill", file, 0, "a file among skills has to say 'skill: true' and is left out");
            return Optional.empty();
        }
        return Optional.of(folder.skills() ? definition.named(SKILL + definition.name()) : definition);
    }

    private static Optional<Definition> workflow(Path file, Yaml.Mapping document, Problems problems) {
        Optional<Definition> workflow = Workflow.of(SourceFolder.stemOf(file), document);
        if (workflow.isEmpty()) {
            problems.warning("no_steps", file, 0, "the file is left out, it has no step that can be used");
        }
        return workflow;
    }

    private Found found(PromptFolder folder, Path file, Definition definition) {
        String name = folder.own()
                ? site.project().map(project -> project + "/").orElse("") + definition.name()
                : definition.name();
        return Found.in(file, folder.source(file), definition.named(name));
    }

    /** What all catalogs have is reported by the one of no project. */
    private Problems of(PromptFolder folder) {
        return problems.when(folder.own() == site.project().isPresent());
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yml") && name.length() > ".yml".length()
                || name.endsWith(".yaml") && name.length() > ".yaml".length();
    }
}
