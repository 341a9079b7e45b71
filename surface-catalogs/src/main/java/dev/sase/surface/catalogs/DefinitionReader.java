package dev.sase.surface.catalogs;

import dev.sase.spi.Texts;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the keys that xprompts have in a front matter and in a settings file alike. */
final class DefinitionReader {
    private DefinitionReader() {}

    /** The xprompt of a Markdown text; a front matter names it, otherwise its file. */
    static Definition ofMarkdown(String fallbackName, Markdown markdown) {
        return markdown.frontMatter()
                .map(keys -> of(keys.get("name").flatMap(Yaml::text).orElse(fallbackName), markdown.body(), keys))
                .orElseGet(() -> plain(fallbackName, markdown.body()));
    }

    /** The xprompt under a key of a settings file; empty when the value is neither a text nor a map with content. */
    static Optional<Definition> ofSetting(String name, Yaml value) {
        if (value instanceof Yaml.Mapping keys) {
            return keys.get("content").flatMap(Yaml::plainText).map(content -> of(name, content, keys));
        }
        return Yaml.plainText(value).map(content -> plain(name, content));
    }

    /** The note of the memory with this content. */
    static Definition ofMemory(String name, String content, Optional<String> description) {
        return new Definition(
                name, PromptKind.MEMORY, content, description, List.of(), false, Optional.empty(), List.of());
    }

    /** An xprompt that is nothing but a content. */
    static Definition plain(String name, String content) {
        return new Definition(
                name, PromptKind.XPROMPT, content, Optional.empty(), List.of(), false, Optional.empty(), List.of());
    }

    private static Definition of(String name, String content, Yaml.Mapping keys) {
        return new Definition(
                name,
                PromptKind.XPROMPT,
                content,
                keys.get("description").flatMap(Yaml::text),
                tags(keys),
                skill(keys),
                snippet(keys),
                InputReader.read(keys.get("input")));
    }

    /** The tags: a list, or a text with commas. */
    static List<String> tags(Yaml.Mapping keys) {
        Stream<String> words = switch (keys.get("tags").orElse(null)) {
            case null -> Stream.empty();
            case Yaml.Sequence list -> list.items().stream().flatMap(item -> Yaml.text(item).stream());
            case Yaml.Scalar scalar -> Yaml.text(scalar).stream().flatMap(text -> Stream.of(text.split(",")));
            case Yaml.Mapping _ -> Stream.empty();
        };
        TreeSet<String> tags = new TreeSet<>(Texts::compare);
        words.map(Whitespace::trim).filter(tag -> !tag.isEmpty()).forEach(tags::add);
        return List.copyOf(tags);
    }

    private static boolean skill(Yaml.Mapping keys) {
        return switch (keys.get("skill").orElse(null)) {
            case null -> false;
            case Yaml.Scalar scalar -> scalar.isTrue();
            case Yaml.Sequence list -> !list.items().isEmpty();
            case Yaml.Mapping _ -> false;
        };
    }

    private static Optional<SnippetWish> snippet(Yaml.Mapping keys) {
        Optional<Yaml> value = keys.get("snippet");
        if (value.orElse(null) instanceof Yaml.Scalar scalar && scalar.isTrue()) {
            return Optional.of(new SnippetWish(Optional.empty()));
        }
        return value.flatMap(Yaml::plainText).map(trigger -> new SnippetWish(Optional.of(trigger)));
    }
}
