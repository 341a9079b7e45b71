package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An xprompt or workflow as the catalog shows it.
 *
 * @param name the final name
 * @param displayLabel the name for people
 * @param referencePrefix what stands before the name where it is used
 * @param kind what it is
 * @param description what it is for
 * @param bucket where it comes from, one of {@link Places#BUCKETS}
 * @param project the project whose workspace holds it
 * @param tags the tags, sorted and each once
 * @param inputSignature the inputs in one line
 * @param inputs the inputs in their order
 * @param skill whether it is a skill
 * @param contentPreview the beginning of the content
 * @param sourcePathDisplay its source for people
 * @param definitionPath the file that holds it, with links resolved
 * @param definitionRange where its key stands, when it is one of a settings file
 * @param memoryType the type that a note of the memory states
 */
record Entry(
        String name,
        String displayLabel,
        String referencePrefix,
        PromptKind kind,
        Optional<String> description,
        String bucket,
        Optional<String> project,
        List<String> tags,
        Optional<String> inputSignature,
        List<EntryInput> inputs,
        boolean skill,
        Optional<String> contentPreview,
        Optional<String> sourcePathDisplay,
        Optional<String> definitionPath,
        Optional<TextRange> definitionRange,
        Optional<String> memoryType) {
    Entry {
        tags = List.copyOf(tags);
        inputs = List.copyOf(inputs);
    }

    /** The entry of a definition at its place. */
    static Entry of(Found found, Places.Place place) {
        Definition definition = found.definition();
        return new Entry(
                found.name(),
                label(found.name()),
                Insertion.prefix(definition),
                definition.kind(),
                definition.description(),
                place.bucket(),
                place.project(),
                definition.tags(),
                Signature.of(definition.inputs()),
                definition.inputs().stream().map(EntryInput::of).toList(),
                definition.skill(),
                Preview.ofContent(definition.content()),
                place.display(),
                place.definition().map(Path::toString),
                found.range(),
                found.memoryType());
    }

    /** What is typed to use it. */
    String insertion() {
        return referencePrefix + name;
    }

    /** What identifies it in a catalog. */
    String catalogId() {
        return Digests.sha256(String.join(
                "\0",
                "xprompt",
                bucket,
                project.orElse(""),
                name,
                definitionPath.or(() -> sourcePathDisplay).orElse("")));
    }

    private static String label(String name) {
        String label = Whitespace.trim(name.replace('_', ' ').replace('-', ' '));
        return label.isEmpty() ? name : label;
    }
}
