package dev.sase.surface.beads;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a store loaded into. */
record Loaded(List<Bead> beads, List<Diagnostic> diagnostics, List<String> places) {
    /** Loads the store in a folder. */
    static Loaded store(Path folder) throws IOException {
        SourceUnit unit = new StoreLocation("demo", folder).unit(new SaseHome(folder.resolve("no-home"), Map.of()));
        Loaded loaded = new Loaded(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        new BeadsLoader().load(unit, new RecordSink() {
            @Override
            public <R> void record(RecordCollection<R> collection, R record, Path file, long line) {
                loaded.beads.add((Bead) record);
                loaded.places.add(file.getFileName() + ":" + line);
            }

            @Override
            public void diagnostic(Diagnostic diagnostic) {
                loaded.diagnostics.add(diagnostic);
            }
        });
        return loaded;
    }

    Bead bead(String id) {
        return beads.stream()
                .filter(bead -> bead.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no bead " + id + " among " + ids() + ", diagnostics " + problems()));
    }

    List<String> ids() {
        return beads.stream().map(Bead::id).toList();
    }

    /** Each diagnostic as token, file name and line. */
    List<String> problems() {
        return diagnostics.stream()
                .map(found -> found.token() + " " + found.file().getFileName() + ":" + found.line())
                .toList();
    }

    String export() {
        StringBuilder lines = new StringBuilder();
        beads.forEach(bead -> lines.append(BeadJson.issue(bead).text()).append('\n'));
        return lines.toString();
    }
}
