package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads files that have to hold a map. */
final class YamlFile {
    private YamlFile() {}

    /** The map in a file's text; empty for an empty document, or when a problem says why it cannot be used. */
    static Optional<Yaml.Mapping> mapping(String text, Path file, Problems problems) {
        try {
            return switch (YamlReader.read(text)) {
                case Yaml.Mapping mapping -> Optional.of(mapping);
                case Yaml.Scalar scalar when scalar.type() == Yaml.Type.NOTHING -> Optional.empty();
                case Yaml.Scalar scalar -> noMap(scalar, file, problems);
                case Yaml.Sequence sequence -> noMap(sequence, file, problems);
            };
        } catch (UnusableYamlException e) {
            problems.corrupt("invalid_yaml", file, e.line(), "the file cannot be used as YAML: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Yaml.Mapping> noMap(Yaml value, Path file, Problems problems) {
        problems.corrupt("invalid_yaml", file, value.line(), "the file does not hold a map");
        return Optional.empty();
    }

    /** Warns of keys that stand twice in one map, of which the last counts. */
    static void warnOfRepeatedKeys(Yaml.Mapping mapping, Path file, Problems problems) {
        Map<String, Yaml.Entry> seen = new HashMap<>();
        for (Yaml.Entry entry : mapping.entries()) {
            entry.key().ifPresent(key -> {
                Yaml.Entry earlier = seen.put(key, entry);
                if (earlier != null) {
                    problems.warning(
                            "repeated_key",
                            file,
                            earlier.range().startLine() + 1L,
                            "'" + key + "' stands here and again in line "
                                    + (entry.range().startLine() + 1) + ", where it counts");
                }
            });
        }
    }
}
