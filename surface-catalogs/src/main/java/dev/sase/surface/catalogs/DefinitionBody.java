package dev.sase.surface.catalogs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a definition says beside its name, with a hash that is made when it is first asked for. Immutable. */
final class DefinitionBody {
    private final PromptKind kind;
    private final String content;
    private final Optional<String> description;
    private final List<String> tags;
    private final boolean skill;
    private final Optional<SnippetWish> snippet;
    private final List<PromptInput> inputs;
    private volatile @Nullable String hash;
    private volatile @Nullable Template template;

    private record Template(Optional<String> text) {}

    DefinitionBody(
            PromptKind kind,
            String content,
            Optional<String> description,
            List<String> tags,
            boolean skill,
            Optional<SnippetWish> snippet,
            List<PromptInput> inputs) {
        this.kind = kind;
        this.content = content;
        this.description = description;
        this.tags = List.copyOf(tags);
        this.skill = skill;
        this.snippet = snippet;
        this.inputs = List.copyOf(inputs);
    }

    PromptKind kind() {
        return kind;
    }

    String content() {
        return content;
    }

    Optional<String> description() {
        return description;
    }

    List<String> tags() {
        return tags;
    }

    boolean skill() {
        return skill;
    }

    Optional<SnippetWish> snippet() {
        return snippet;
    }

    List<PromptInput> inputs() {
        return inputs;
    }

    /** SHA-256 over everything that entries show of it, in hexadecimal: two of one hash give the same entry. */
    String hash() {
        String known = hash;
        if (known == null) {
            DecidingBytes bytes = new DecidingBytes();
            write(bytes);
            known = bytes.sha256();
            hash = known;
        }
        return known;
    }

    /** The template of the snippet that it makes, made when it is first asked for; empty when it makes none. */
    Optional<String> template() {
        Template known = template;
        if (known == null) {
            known = new Template(SnippetTemplate.make(this));
            template = known;
        }
        return known.text();
    }

    /** About how many values it holds. */
    int values() {
        int values = 4 + tags.size() + (snippet.isPresent() ? content.length() / 100 : 0);
        for (PromptInput input : inputs) {
            values += 2 + input.choices().size();
            values += input.fallback()
                    .map(fallback -> Yaml.count(fallback.value()))
                    .orElse(0);
        }
        return values;
    }

    private void write(DecidingBytes bytes) {
        bytes.text(kind.token()).text(content).text(description).texts(tags).flag(skill);
        bytes.number(inputs.size());
        for (PromptInput input : inputs) {
            bytes.text(input.name()).text(input.type()).flag(input.required());
            bytes.text(input.fallback().flatMap(DefaultValue::display));
            bytes.text(input.description())
                    .flag(input.repeatable())
                    .number(input.choices().size());
            input.choices().forEach(choice -> bytes.text(choice.value()).text(choice.label()));
        }
    }
}
