package dev.sase.surface.catalogs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code xprompts} of settings files. */
final class ConfigPrompts {
    private static final String SECTION = "xprompts";

    private ConfigPrompts() {}

    /** The xprompts of a file, with the project's name before theirs. */
    static List<Found> of(ConfigFile file, SourceReader reader, Problems problems) {
        List<Found> found = new ArrayList<>();
        Optional<Yaml.Mapping> section = reader.settings(file, problems).flatMap(document -> document.mapping(SECTION));
        if (section.isEmpty()) {
            return found;
        }
        YamlFile.warnOfRepeatedKeys(section.get(), file.path(), problems);
        String prefix = file.project().map(project -> project + "/").orElse("");
        for (Yaml.Entry entry : section.get().entries()) {
            Optional<Definition> definition =
                    entry.key().flatMap(key -> DefinitionReader.ofSetting(prefix + key, entry.value()));
            if (definition.isEmpty()) {
                problems.corrupt(
                        "invalid_xprompt",
                        file.path(),
                        entry.range().startLine() + 1L,
                        "'" + entry.key().orElse("?") + "' is left out: it is neither a text nor a map with content");
            }
            definition.ifPresent(value -> found.add(new Found(
                    value, file.label(), file.path(), Optional.of(entry.range()), Optional.empty(), Optional.empty())));
        }
        return found;
    }
}
