package dev.sase.surface.catalogs;

import java.util.List;
import java.util.Optional;

/**
 * An xprompt or workflow as its source defines it.
 *
 * @param name the name before a project is put before it
 * @param body everything else
 */
record Definition(String name, DefinitionBody body) {
    /**
     * A definition.
     *
     * @param kind what it is
     * @param content what is inserted; of a workflow its first text to insert, empty when it has none
     * @param description what it is for
     * @param tags the tags, sorted and each once
     * @param skill whether it is a skill
     * @param snippet whether it wants to be a snippet
     * @param inputs the inputs in their order
     */
    Definition(
            String name,
            PromptKind kind,
            String content,
            Optional<String> description,
            List<String> tags,
            boolean skill,
            Optional<SnippetWish> snippet,
            List<PromptInput> inputs) {
        this(name, new DefinitionBody(kind, content, description, tags, skill, snippet, inputs));
    }

    /** The same under another name. */
    Definition named(String other) {
        return new Definition(other, body);
    }

    PromptKind kind() {
        return body.kind();
    }

    String content() {
        return body.content();
    }

    Optional<String> description() {
        return body.description();
    }

    List<String> tags() {
        return body.tags();
    }

    boolean skill() {
        return body.skill();
    }

    Optional<SnippetWish> snippet() {
        return body.snippet();
    }

    List<PromptInput> inputs() {
        return body.inputs();
    }
}
