package dev.sase.surface.beads;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordSink;
import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a store whose source is {@code events/streams/*.jsonl}. It changes no file and takes no lock. */
final class EventStore {
    private static final String STREAM_EXTENSION = ".jsonl";
    private static final String MANIFEST_INVALID = "manifest_invalid";
    private static final String MANIFEST_MISMATCH = "manifest_mismatch";
    private static final String UNREADABLE = "unreadable";

    private final Path manifest;
    private final Path streams;

    private EventStore(Path folder) {
        this.manifest = manifestOf(folder);
        this.streams = streamsOf(folder);
    }

    static Path manifestOf(Path folder) {
        return folder.resolve("events").resolve("manifest.json");
    }

    static Path streamsOf(Path folder) {
        return folder.resolve("events").resolve("streams");
    }

    /** The event store in a folder, if the folder has one. */
    static Optional<EventStore> in(Path folder) {
        EventStore store = new EventStore(folder);
        return Files.exists(store.manifest) || Files.exists(store.streams) ? Optional.of(store) : Optional.empty();
    }

    /** Delivers the issues of the store by id. */
    void load(String scope, RecordSink sink) throws IOException {
        Optional<List<Path>> files = streamFiles(sink);
        if (files.isPresent()) {
            checkManifest(files.get().size(), sink);
            List<List<BeadEvent>> events = new ArrayList<>();
            for (Path file : files.get()) {
                events.add(read(events.size(), file, sink));
            }
            Reducer reducer = new Reducer(sink::diagnostic);
            EventMerge.forEach(events, reducer::apply);
            for (Reducer.Issue issue : reducer.result()) {
                Bead bead = issue.state().build(scope, Generation.AUGUST);
                sink.record(
                        Beads.COLLECTION,
                        bead,
                        issue.origin().file(),
                        issue.origin().line());
            }
        }
    }

    private Optional<List<Path>> streamFiles(RecordSink sink) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(streams)) {
            for (Path entry : entries) {
                if (String.valueOf(entry.getFileName()).endsWith(STREAM_EXTENSION)) {
                    files.add(entry);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            sink.diagnostic(
                    Diagnostic.corrupt(MANIFEST_INVALID, manifest, 0, "there is no folder events/streams beside it"));
            return Optional.empty();
        }
        files.sort((left, right) -> Texts.compare(streamId(left), streamId(right)));
        return Optional.of(files);
    }

    private static String streamId(Path file) {
        String name = String.valueOf(file.getFileName());
        return Texts.wellFormed(name.substring(0, name.length() - STREAM_EXTENSION.length()));
    }

    private static List<BeadEvent> read(int index, Path file, RecordSink sink) {
        try {
            EventStream stream = EventStream.read(index, file);
            stream.diagnostics().forEach(sink::diagnostic);
            return stream.events();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            sink.diagnostic(Diagnostic.corrupt(UNREADABLE, file, 0, "the stream cannot be read: " + e));
            return List.of();
        }
    }

    private void checkManifest(int streamFiles, RecordSink sink) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(manifest);
        } catch (NoSuchFileException _) {
            sink.diagnostic(Diagnostic.warning(MANIFEST_INVALID, manifest, 0, "the manifest is missing"));
            return;
        } catch (IOException e) {
            sink.diagnostic(Diagnostic.corrupt(UNREADABLE, manifest, 0, "the manifest cannot be read: " + e));
            return;
        }
        try {
            JsonObject json = JsonLine.lastCounts()
                    .parse(bytes, 0, bytes.length)
                    .orElseThrow(() -> MalformedException.record("it is empty"));
            Long version = json.integer("schema_version");
            Long count = json.integer("stream_count");
            json.required("generated_from");
            json.required("migration_tool");
            if (version == null || version != EventParser.SUPPORTED_VERSION) {
                throw MalformedException.record(
                        "schema_version is " + version + ", known is " + EventParser.SUPPORTED_VERSION);
            }
            if (count == null) {
                throw MalformedException.record("'stream_count' is missing");
            }
            if (count != streamFiles) {
                sink.diagnostic(Diagnostic.warning(
                        MANIFEST_MISMATCH,
                        manifest,
                        0,
                        "stream_count is " + count + ", but there are " + streamFiles + " stream files"));
            }
        } catch (MalformedException e) {
            sink.diagnostic(
                    Diagnostic.corrupt(MANIFEST_INVALID, manifest, 0, "the manifest cannot be used: " + e.problem()));
        }
    }
}
