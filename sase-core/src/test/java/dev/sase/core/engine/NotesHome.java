package dev.sase.core.engine;

import dev.sase.core.notes.CountedNotes;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.SaseHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A home of notes with files at rest, and the projection of it.
 *
 * @param folder where both lie
 * @param notes the surface
 */
record NotesHome(Path folder, CountedNotes notes) {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

    static NotesHome in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("home/notes"));
        return new NotesHome(folder, new CountedNotes());
    }

    Path file(String scope) {
        return folder.resolve("home/notes/" + scope + ".txt");
    }

    void write(String scope, String text) throws IOException {
        Files.writeString(file(scope), text);
        Files.setLastModifiedTime(file(scope), LONG_AGO);
    }

    Engine open() {
        return open(new Storage.Files(folder.resolve("journal.sqlite"), folder.resolve("projection.sqlite")));
    }

    Engine open(Storage storage) {
        Engine engine = Engine.open(new EngineOptions(
                new SaseHome(folder.resolve("home"), Map.of()),
                SurfaceRegistry.of(List.of(notes)),
                storage,
                Clock.systemUTC()));
        engine.backfill();
        notes.takeLoads();
        return engine;
    }

    /** Changes the projection behind the engine's back. */
    void change(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("projection.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
