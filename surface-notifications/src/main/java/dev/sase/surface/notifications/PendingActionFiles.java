package dev.sase.surface.notifications;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordSink;
import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Loads the pending-action store: {@code pending_actions/actions.json}, and what {@code telegram/pending_actions.json} has under
 * other prefixes. A file or an entry that does not decode is a diagnostic and hides no other.
 */
final class PendingActionFiles {
    private static final long LARGEST_FILE = 64L * 1024 * 1024;

    private final RecordSink sink;
    private final Map<String, Found> found = new TreeMap<>(Texts::compare);

    private PendingActionFiles(RecordSink sink) {
        this.sink = sink;
    }

    /** Delivers the pending actions in the order of their prefixes. */
    static void load(Path store, Path legacy, RecordSink sink) throws IOException {
        PendingActionFiles files = new PendingActionFiles(sink);
        files.addStore(store);
        files.addLegacy(legacy);
        files.found
                .values()
                .forEach(found -> found.action()
                        .ifPresent(action -> sink.record(PendingActions.COLLECTION, action, found.file(), 0)));
    }

    private void addStore(Path file) throws IOException {
        Optional<JsonNode> store = read(file);
        JsonNode actions = store.map(node -> node.get("actions")).orElse(null);
        if (actions == null) {
            return;
        }
        if (!actions.isObject()) {
            sink.diagnostic(Diagnostic.corrupt("invalid_store", file, 0, "'actions' is not an object"));
            return;
        }
        for (Map.Entry<String, JsonNode> entry : actions.properties()) {
            String prefix = entry.getKey();
            Optional<PendingAction> action = Optional.empty();
            try {
                action = Optional.of(PendingActionJson.read(entry.getValue()));
            } catch (InvalidRecordException e) {
                invalid(file, prefix, e);
            }
            action.filter(value -> !value.prefix().equals(prefix))
                    .ifPresent(value -> sink.diagnostic(Diagnostic.warning(
                            "prefix_mismatch",
                            file,
                            0,
                            "the entry under '" + prefix + "' calls itself '" + value.prefix()
                                    + "' and is served under that name")));
            found.put(prefix, new Found(file, action));
        }
    }

    private void addLegacy(Path file) throws IOException {
        Optional<JsonNode> legacy = read(file);
        if (legacy.isEmpty()) {
            return;
        }
        double fileTime = fileTime(file);
        for (Map.Entry<String, JsonNode> entry : legacy.get().properties()) {
            String prefix = entry.getKey();
            if (!found.containsKey(prefix)) {
                try {
                    found.put(prefix, new Found(file, LegacyActions.read(prefix, entry.getValue(), fileTime)));
                } catch (InvalidRecordException e) {
                    invalid(file, prefix, e);
                }
            }
        }
    }

    private void invalid(Path file, String prefix, InvalidRecordException e) {
        String message = "the entry '" + prefix + "' is not a pending action: " + e.getMessage();
        sink.diagnostic(Diagnostic.corrupt("invalid_record", file, 0, Texts.wellFormed(message)));
    }

    /** The object in a file; empty when the file is missing or blank, or when a diagnostic says why it is unusable. */
    private Optional<JsonNode> read(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                return unusable("oversized_file", file, 0, "the file has more than " + LARGEST_FILE + " bytes");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            if (text.isBlank()) {
                return Optional.empty();
            }
            JsonNode node = Json.parse(text);
            return node.isObject()
                    ? Optional.of(node)
                    : unusable("invalid_store", file, 0, "the file does not hold an object");
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (CharacterCodingException _) {
            return unusable("not_utf8", file, 0, "the file is not UTF-8");
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (JacksonException e) {
            long line =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            return unusable("invalid_json", file, line, "the file is not JSON: " + Json.reason(e));
        }
    }

    private Optional<JsonNode> unusable(String token, Path file, long line, String message) {
        sink.diagnostic(Diagnostic.corrupt(token, file, line, message));
        return Optional.empty();
    }

    private static double fileTime(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).to(TimeUnit.SECONDS);
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    private record Found(Path file, Optional<PendingAction> action) {}
}
