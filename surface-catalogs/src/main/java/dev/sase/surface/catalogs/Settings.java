package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a settings file says of xprompts and snippets.
 *
 * @param prompts the xprompts in their order; one name may stand twice
 * @param snippets the section of snippets
 */
record Settings(List<Prompt> prompts, Optional<Yaml.Mapping> snippets) {
    private static final String PROMPTS = "xprompts";
    private static final String EDITOR = "ace";
    private static final String SNIPPETS = "snippets";

    Settings {
        prompts = List.copyOf(prompts);
    }

    /**
     * An xprompt of a settings file.
     *
     * @param definition the definition under its key
     * @param range where the key stands
     */
    record Prompt(Definition definition, TextRange range) {}

    /** The settings of a file; empty when it holds nothing, or a problem says why it cannot be used. */
    static Optional<Settings> of(Path file, String text, Problems problems) {
        return YamlFile.mapping(text, file, problems)
                .map(document -> new Settings(
                        document.mapping(PROMPTS)
                                .map(section -> prompts(section, file, problems))
                                .orElse(List.of()),
                        document.mapping(EDITOR).flatMap(editor -> editor.mapping(SNIPPETS))));
    }

    /** About how many values it holds. */
    int values() {
        return snippets.map(Yaml::count).orElse(0)
                + prompts.stream()
                        .mapToInt(prompt -> 4 + prompt.definition().body().values())
                        .sum();
    }

    private static List<Prompt> prompts(Yaml.Mapping section, Path file, Problems problems) {
        YamlFile.warnOfRepeatedKeys(section, file, problems);
        List<Prompt> prompts = new ArrayList<>();
        for (Yaml.Entry entry : section.entries()) {
            Optional<Definition> definition =
                    entry.key().flatMap(key -> DefinitionReader.ofSetting(key, entry.value()));
            if (definition.isEmpty()) {
                problems.corrupt(
                        "invalid_xprompt",
                        file,
                        entry.range().startLine() + 1L,
                        "'" + entry.key().orElse("?") + "' is left out: it is neither a text nor a map with content");
            }
            definition.ifPresent(value -> prompts.add(new Prompt(value, entry.range())));
        }
        return prompts;
    }
}
