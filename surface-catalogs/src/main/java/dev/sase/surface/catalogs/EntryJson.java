package dev.sase.surface.catalogs;

import dev.sase.spi.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The JSON of an entry, in the order in which the wire has its members. */
final class EntryJson {
    private static final String NAME = "name";
    private static final String LABEL = "display_label";
    private static final String PREFIX = "reference_prefix";
    private static final String KIND = "kind";
    private static final String DESCRIPTION = "description";
    private static final String BUCKET = "source_bucket";
    private static final String PROJECT = "project";
    private static final String TAGS = "tags";
    private static final String SIGNATURE = "input_signature";
    private static final String INPUTS = "inputs";
    private static final String SKILL = "is_skill";
    private static final String PREVIEW = "content_preview";
    private static final String DISPLAY = "source_path_display";
    private static final String PATH = "definition_path";
    private static final String RANGE = "definition_range";
    private static final String MEMORY_TYPE = "memory_type";
    private static final String CHOICES = "choices";

    private EntryJson() {}

    /** Writes an entry as one object. */
    static JsonWriter write(JsonWriter writer, Entry entry) {
        writer.beginObject().name(NAME).string(entry.name()).name(LABEL).string(entry.displayLabel());
        writer.name("insertion").string(entry.insertion()).name(PREFIX).string(entry.referencePrefix());
        writer.name(KIND).string(entry.kind().token());
        writer.name(DESCRIPTION).string(entry.description().orElse(null));
        writer.name(BUCKET).string(entry.bucket());
        writer.name(PROJECT).string(entry.project().orElse(null));
        writer.name(TAGS).strings(entry.tags());
        writer.name(SIGNATURE).string(entry.inputSignature().orElse(null));
        writeInputs(writer.name(INPUTS), entry.inputs());
        writer.name(SKILL).bool(entry.skill());
        writer.name(PREVIEW).string(entry.contentPreview().orElse(null));
        writer.name(DISPLAY).string(entry.sourcePathDisplay().orElse(null));
        entry.definitionPath().ifPresent(path -> writer.name(PATH).string(path));
        entry.definitionRange().ifPresent(range -> {
            writer.name(RANGE).beginObject();
            position(writer, "start", range.startLine(), range.startCharacter());
            position(writer, "end", range.endLine(), range.endCharacter());
            writer.endObject();
        });
        entry.memoryType().ifPresent(type -> writer.name(MEMORY_TYPE).string(type));
        return writer.endObject();
    }

    /** Writes inputs as one array. */
    static void writeInputs(JsonWriter writer, List<EntryInput> inputs) {
        writer.beginArray();
        for (int i = 0; i < inputs.size(); i++) {
            write(writer, inputs.get(i), i);
        }
        writer.endArray();
    }

    /** Reads what {@link #write} wrote. */
    static Entry read(JsonNode entry) {
        return new Entry(
                Json.required(entry, NAME),
                Json.required(entry, LABEL),
                Json.required(entry, PREFIX),
                PromptKind.ofToken(Json.required(entry, KIND)),
                Json.text(entry, DESCRIPTION),
                Json.required(entry, BUCKET),
                Json.text(entry, PROJECT),
                Json.texts(entry, TAGS),
                Json.text(entry, SIGNATURE),
                inputs(Json.container(entry, INPUTS)),
                Json.flag(entry, SKILL),
                Json.text(entry, PREVIEW),
                Json.text(entry, DISPLAY),
                Json.text(entry, PATH),
                entry.has(RANGE) ? Optional.of(range(Json.container(entry, RANGE))) : Optional.empty(),
                Json.text(entry, MEMORY_TYPE));
    }

    private static void write(JsonWriter writer, EntryInput input, int position) {
        writer.beginObject().name(NAME).string(input.name()).name("type").string(input.type());
        writer.name("required").bool(input.required());
        writer.name("default_display").string(input.defaultDisplay().orElse(null));
        writer.name("position").number(position);
        input.description().ifPresent(text -> writer.name(DESCRIPTION).string(text));
        if (input.repeatable()) {
            writer.name("repeatable").bool(true);
        }
        if (!input.choices().isEmpty()) {
            writer.name(CHOICES).beginArray();
            for (InputChoice choice : input.choices()) {
                writer.beginObject().name("value").string(choice.value());
                choice.label().ifPresent(label -> writer.name("label").string(label));
                writer.endObject();
            }
            writer.endArray();
        }
        writer.endObject();
    }

    private static List<EntryInput> inputs(JsonNode array) {
        List<EntryInput> inputs = new ArrayList<>();
        for (JsonNode input : array) {
            List<InputChoice> choices = new ArrayList<>();
            if (input.has(CHOICES)) {
                Json.container(input, CHOICES)
                        .forEach(choice -> choices.add(
                                new InputChoice(Json.required(choice, "value"), Json.text(choice, "label"))));
            }
            inputs.add(new EntryInput(
                    Json.required(input, NAME),
                    Json.required(input, "type"),
                    Json.flag(input, "required"),
                    Json.text(input, "default_display"),
                    Json.text(input, DESCRIPTION),
                    Json.flag(input, "repeatable"),
                    choices));
        }
        return inputs;
    }

    private static void position(JsonWriter writer, String name, int line, int character) {
        writer.name(name).beginObject().name("line").number(line);
        writer.name("character").number(character).endObject();
    }

    private static TextRange range(JsonNode range) {
        JsonNode start = Json.container(range, "start");
        JsonNode end = Json.container(range, "end");
        return new TextRange(
                (int) Json.number(start, "line"),
                (int) Json.number(start, "character"),
                (int) Json.number(end, "line"),
                (int) Json.number(end, "character"));
    }
}
