package dev.sase.surface.catalogs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives the xprompts of settings files. */
final class ConfigPrompts {
    private ConfigPrompts() {}

    /** The xprompts of a file, with the project's name before theirs. */
    static List<Found> of(ConfigFile file, SourceReader reader, Problems problems) {
        List<Found> found = new ArrayList<>();
        String prefix = file.project().map(project -> project + "/").orElse("");
        reader.settings(file, problems)
                .map(Settings::prompts)
                .orElse(List.of())
                .forEach(prompt -> found.add(new Found(
                        prompt.definition().named(prefix + prompt.definition().name()),
                        file.label(),
                        file.path(),
                        Optional.of(prompt.range()),
                        Optional.empty(),
                        Optional.empty())));
        return found;
    }
}
