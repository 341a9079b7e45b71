package dev.sase.surface.agents.sidecar;

import dev.sase.spi.Texts;
import dev.sase.surface.agents.archive.SourceFiles;
import dev.sase.surface.agents.archive.SourceProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of a published file, read strictly: publications are made by one program, so a member of another type means damage.
 *
 * @param file where it stands
 * @param what what it is, for messages; empty for the file itself
 * @param node the object
 */
record JsonFacts(Path file, String what, JsonNode node) {
    /** The object that a whole file is. */
    static JsonFacts of(Path file, byte[] bytes) throws SourceProblem {
        return new JsonFacts(file, "", SourceFiles.object(file, bytes));
    }

    /** A problem with the object. */
    SourceProblem problem(String token, String message) {
        return SourceProblem.in(file, token, what.isEmpty() ? message : what + ": " + message);
    }

    /** The same object, called otherwise. */
    JsonFacts called(String name) {
        return new JsonFacts(file, name, node);
    }

    /** A text that has to be there. */
    String text(String name) throws SourceProblem {
        return optionalText(name).orElseThrow(() -> problem("invalid_record", "'" + name + "' is missing"));
    }

    /** A text, or null, or nothing. */
    Optional<String> optionalText(String name) throws SourceProblem {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw problem("invalid_record", "'" + name + "' is not text");
        }
        return Optional.of(Texts.wellFormed(value.stringValue()));
    }

    /** A text that has to be a single component of a path. */
    String component(String name) throws SourceProblem {
        String text = text(name);
        if (!GlobalName.isComponent(text)) {
            throw problem("unsafe_name", "'" + name + "' is '" + text + "', which is no single name");
        }
        return text;
    }

    /** An integer that has to be there. */
    long integer(String name) throws SourceProblem {
        JsonNode value = node.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw problem("invalid_record", "'" + name + "' is no integer");
        }
        return value.longValue();
    }

    /** An object that has to be there. */
    JsonFacts object(String name) throws SourceProblem {
        return new JsonFacts(file, what, required(name, node.get(name), true));
    }

    private JsonNode array(String name) throws SourceProblem {
        return required(name, node.get(name), false);
    }

    /** The elements of an array that has to be there, each an object. */
    List<JsonFacts> objects(String name) throws SourceProblem {
        List<JsonFacts> objects = new ArrayList<>();
        for (JsonNode element : array(name)) {
            objects.add(new JsonFacts(file, what, required(name, element, true)));
        }
        return objects;
    }

    /** The elements of an array that has to be there, each a text. */
    List<String> texts(String name) throws SourceProblem {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isString()) {
                throw problem("invalid_record", "'" + name + "' holds something that is no text");
            }
            texts.add(Texts.wellFormed(element.stringValue()));
        }
        return texts;
    }

    /** Demands a version. */
    void requireVersion(long version) throws SourceProblem {
        long found = integer("schema_version");
        if (found != version) {
            throw problem("unsupported_version", "schema_version is " + found + ", known is " + version);
        }
    }

    /** Demands that a member says what is expected. */
    void requireText(String name, String expected) throws SourceProblem {
        String found = text(name);
        if (!found.equals(expected)) {
            throw problem("invalid_record", "'" + name + "' is '" + found + "' where it should be '" + expected + "'");
        }
    }

    private JsonNode required(String name, @Nullable JsonNode value, boolean object) throws SourceProblem {
        if (value == null || !(object ? value.isObject() : value.isArray())) {
            throw problem("invalid_record", "'" + name + "' is no " + (object ? "object" : "list"));
        }
        return value;
    }
}
