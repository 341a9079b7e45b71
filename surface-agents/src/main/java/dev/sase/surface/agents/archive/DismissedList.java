package dev.sase.surface.agents.archive;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordSink;
import dev.sase.spi.Texts;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Loads {@code dismissed_agents.json}, a list of triples. An entry that is none hides no other. */
final class DismissedList {
    private static final int PARTS = 3;

    private DismissedList() {}

    /** Delivers the identities in the order of the file. A file that is not such a list dismisses nothing. */
    static void load(Path file, RecordSink sink) {
        try {
            Optional<byte[]> bytes = SourceFiles.read(file);
            if (bytes.isPresent()) {
                load(file, SourceFiles.json(file, bytes.get()), sink);
            }
        } catch (SourceProblem e) {
            sink.diagnostic(e.diagnostic());
        }
    }

    private static void load(Path file, JsonNode list, RecordSink sink) throws SourceProblem {
        if (!list.isArray()) {
            throw SourceProblem.in(
                    file, "invalid_store", "the file does not hold a list, so nothing counts as dismissed");
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode entry = list.get(i);
            if (isIdentity(entry)) {
                deliver(file, entry, sink);
            } else {
                sink.diagnostic(Diagnostic.corrupt(
                        "invalid_record",
                        file,
                        0,
                        "entry " + (i + 1) + " is not a list of agent type, ChangeSpec and timestamp or null"));
            }
        }
    }

    private static boolean isIdentity(JsonNode entry) {
        return entry.isArray()
                && entry.size() == PARTS
                && entry.get(0).isString()
                && entry.get(1).isString()
                && (entry.get(2).isString() || entry.get(2).isNull());
    }

    private static void deliver(Path file, JsonNode entry, RecordSink sink) {
        String type = Texts.wellFormed(entry.get(0).stringValue());
        String clName = Texts.wellFormed(entry.get(1).stringValue());
        Optional<String> suffix = entry.get(2).isNull()
                ? Optional.empty()
                : Optional.of(Texts.wellFormed(entry.get(2).stringValue()));
        sink.record(DismissedIdentities.COLLECTION, new DismissedIdentity(type, clName, suffix, false), file, 0);
        if (suffix.isPresent()) {
            sink.record(DismissedIdentities.COLLECTION, new DismissedIdentity(type, clName, suffix, true), file, 0);
        }
    }
}
