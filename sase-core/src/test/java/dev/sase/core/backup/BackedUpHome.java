package dev.sase.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.engine.Engine;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.Progress;
import dev.sase.core.engine.Selection;
import dev.sase.core.engine.Storage;
import dev.sase.core.engine.VerifyDepth;
import dev.sase.core.home.HostIdentity;
import dev.sase.core.home.Locations;
import dev.sase.core.notes.NotesSurface;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.read.WireReads;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A home with notes whose projection is kept in SQLite files of a run root, as a daemon keeps it. */
public final class BackedUpHome {
    static final Instant NOW = Instant.parse("2026-05-20T08:30:00.75Z");

    final Locations locations;

    BackedUpHome(Path home) {
        Path runRoot = home.resolve("run/atlas");
        locations = new Locations(HostIdentity.ofHostname("atlas"), home, runRoot, runRoot.resolve("sase-daemon.sock"));
    }

    /** Does one thing as a process of its own: {@code backup} or {@code restore <path>}. */
    public static void main(String[] arguments) {
        try (Engine engine = new BackedUpHome(Path.of(arguments[0])).served(Clock.systemUTC())) {
            if (arguments[1].equals("backup")) {
                engine.backup(Optional.empty());
            } else {
                engine.restore(arguments[2], false);
            }
        }
    }

    void write(String scope, String text) throws IOException {
        Files.createDirectories(locations.saseHome().resolve("notes"));
        Files.writeString(locations.saseHome().resolve("notes/" + scope + ".txt"), text);
    }

    Engine open(Clock clock) {
        return Engine.open(new EngineOptions(
                        new SaseHome(locations.saseHome(), Map.of()),
                        SurfaceRegistry.of(List.of(new NotesSurface())),
                        new Storage.Files(locations.journalPath(), locations.projectionPath()),
                        clock)
                .backingUp(BackupPlace.of(locations, "2.0.0")));
    }

    Engine served(Clock clock) {
        Engine engine = open(clock);
        engine.backfill();
        return engine;
    }

    /** An engine whose clock stands still. */
    Engine served() {
        return served(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static List<String> texts(Engine engine, String scope) {
        ServedRead read = SurfaceRegistry.of(List.of(new NotesSurface())).requireRead("note_list");
        ReadPage page = WireReads.page(
                read.operation(),
                engine.read(ReadRequest.of("note_list", Map.of("scope", scope)))
                        .body()
                        .bytes());
        return page.rows().stream()
                .map(row -> NotesSurface.NOTES.codec().decode(row).text())
                .toList();
    }

    static void assertClean(Engine engine) {
        assertThat(engine.verify(Selection.all(), VerifyDepth.FULL, Progress.NONE)
                        .ok())
                .isTrue();
    }

    Path backups() {
        return locations.backupsPath();
    }

    /** The names in the folder of the backups. */
    List<String> names() throws IOException {
        return names(backups());
    }

    /** The names in a folder, in order. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
