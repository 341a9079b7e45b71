package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What a note of the memory says of itself.
 *
 * @param keywords whether it has keywords
 * @param type the type that it states, {@code short} or {@code long}
 * @param description what it is for
 * @param body the note without its front matter
 */
record MemoryNote(boolean keywords, Optional<String> type, Optional<String> description, String body) {
    private static final Set<String> TYPES = Set.of("short", "long");

    /** The note of a file. A front matter that cannot be used is none, without a problem: the file is no xprompt then. */
    static Optional<MemoryNote> of(Path file, String text, Problems problems) {
        return Optional.of(of(Markdown.of(text)));
    }

    static MemoryNote of(Markdown markdown) {
        Optional<Yaml.Mapping> keys = markdown.frontMatter();
        return new MemoryNote(
                keys.flatMap(map -> map.get("keywords")).isPresent(),
                keys.flatMap(map -> map.get("type")).flatMap(Yaml::text).filter(TYPES::contains),
                keys.flatMap(map -> map.get("description")).flatMap(Yaml::text),
                markdown.body());
    }
}
