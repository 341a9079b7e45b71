package dev.sase.core.engine;

import dev.sase.core.config.ProjectionEngine;
import dev.sase.core.fault.FaultPoint;
import dev.sase.core.sql.Dialect;
import dev.sase.core.sql.H2Dialect;
import dev.sase.core.sql.ReadConnection;
import dev.sase.core.sql.SqliteDialect;
import dev.sase.core.store.JournalStore;
import dev.sase.core.store.ProjectionStore;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the two stores lie, and how connections to them are opened. Immutable. */
final class Stores {
    private static final Logger log = LoggerFactory.getLogger(Stores.class);

    /** H2 repeats queries from a cache of its own, see {@link Dialect#repeatsQueries}. */
    private static final String NO_CACHE = ";QUERY_CACHE_SIZE=0";

    private static final List<String> SQLITE_SUFFIXES = List.of("", "-wal", "-shm");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Dialect dialect;
    private final String journalUrl;
    private final String projectionUrl;
    private final Optional<Path> journalFile;
    private final Optional<Path> projectionFile;
    private final Optional<Path> cookies;

    private Stores(
            Dialect dialect,
            String journalUrl,
            String projectionUrl,
            Optional<Path> journalFile,
            Optional<Path> projectionFile,
            Optional<Path> cookies) {
        this.dialect = dialect;
        this.journalUrl = journalUrl;
        this.projectionUrl = projectionUrl;
        this.journalFile = journalFile;
        this.projectionFile = projectionFile;
        this.cookies = cookies;
    }

    static Stores of(Storage storage) {
        return switch (storage) {
            case Storage.Files(var journal, var projection) -> {
                createFolder(journal.toAbsolutePath().resolveSibling(""));
                createFolder(projection.toAbsolutePath().resolveSibling(""));
                yield new Stores(
                        new SqliteDialect(),
                        sqlite(journal),
                        sqlite(projection),
                        Optional.of(journal.toAbsolutePath()),
                        Optional.of(projection.toAbsolutePath()),
                        Optional.of(projection.toAbsolutePath().resolveSibling("cookies")));
            }
            case Storage.H2Files(var folder) -> {
                createFolder(folder);
                Path place = folder.toAbsolutePath();
                yield new Stores(
                        new H2Dialect(),
                        "jdbc:h2:file:" + place + "/journal" + NO_CACHE,
                        "jdbc:h2:file:" + place + "/projection" + NO_CACHE,
                        Optional.of(place.resolve("journal.mv.db")),
                        Optional.of(place.resolve("projection.mv.db")),
                        Optional.of(place.resolve("cookies")));
            }
            case Storage.Memory() -> {
                String name = "jdbc:h2:mem:" + UUID.randomUUID();
                yield new Stores(
                        new H2Dialect(),
                        name + "-journal" + NO_CACHE,
                        name + "-projection" + NO_CACHE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            }
        };
    }

    /** Without asking for generated keys, which would prepare and run a query after every insert. */
    private static String sqlite(Path file) {
        return "jdbc:sqlite:" + file + "?jdbc.get_generated_keys=false";
    }

    Dialect dialect() {
        return dialect;
    }

    /** The projection's file; empty in memory. */
    Optional<Path> projectionFile() {
        return projectionFile;
    }

    /** The journal's file; empty in memory. */
    Optional<Path> journalFile() {
        return journalFile;
    }

    /** A folder of our own in which files may be made to hear of them. */
    Optional<Path> cookies() {
        return cookies;
    }

    /** The note of an orderly end; empty where the engine checks its files itself. */
    Optional<CleanMark> cleanMark() {
        return dialect instanceof SqliteDialect ? projectionFile.map(CleanMark::of) : Optional.empty();
    }

    /** How large the files are now. */
    StoreSizes sizes() {
        return new StoreSizes(
                dialect instanceof SqliteDialect ? ProjectionEngine.SQLITE : ProjectionEngine.H2,
                size(projectionFile, ""),
                size(projectionFile, "-wal"),
                size(journalFile, ""),
                size(journalFile, "-wal"));
    }

    private static long size(Optional<Path> file, String suffix) {
        try {
            return file.isEmpty() ? 0 : Files.size(withSuffix(file.get(), suffix));
        } catch (IOException _) {
            return 0;
        }
    }

    /** Something that stays the same as long as neither file is replaced. */
    String identity() {
        return identity(journalFile) + " " + identity(projectionFile);
    }

    /** Whether the projection's file is not the one that it was. */
    boolean isProjectionReplaced(String before) {
        return !before.endsWith(" " + identity(projectionFile));
    }

    /** Deletes what SQLite keeps beside the projection, which nobody has open. */
    void deleteProjectionLog() throws IOException {
        if (dialect instanceof SqliteDialect && projectionFile.isPresent()) {
            Files.deleteIfExists(withSuffix(projectionFile.get(), "-wal"));
            Files.deleteIfExists(withSuffix(projectionFile.get(), "-shm"));
        }
    }

    private static String identity(Optional<Path> file) {
        if (file.isEmpty()) {
            return "";
        }
        try {
            return Objects.toString(Files.readAttributes(file.get(), "fileKey").get("fileKey"));
        } catch (IOException _) {
            return "absent";
        }
    }

    /**
     * Changes whenever the content of the projection's file is written by anybody; empty where an engine writes behind its work, and in
     * memory.
     */
    Optional<String> look() {
        return cleanMark().flatMap(CleanMark::look);
    }

    JournalStore journal(Clock clock) throws SQLException {
        Connection connection = connect(journalUrl, false);
        try {
            return new JournalStore(connection, dialect, clock);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    ProjectionStore projection() throws SQLException {
        Connection connection = connect(projectionUrl, false);
        try {
            return new ProjectionStore(connection, dialect);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Writes a consistent copy of the projection to a SQLite file that does not exist, while it is read and written. */
    void copyInto(Path file) throws SQLException {
        try (Connection connection = connect(projectionUrl, false);
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, file.toString());
            statement.execute();
        }
    }

    ReadConnection reader() throws SQLException {
        return new ReadConnection(connect(projectionUrl, true), dialect);
    }

    /**
     * Puts the projection's file, which nobody has open, aside under a name with the time.
     *
     * @return where it is now; empty when there was none
     * @throws IOException if it cannot be moved
     */
    Optional<Path> moveProjectionAside(Clock clock) throws IOException {
        if (projectionFile.isEmpty() || Files.notExists(projectionFile.get())) {
            return Optional.empty();
        }
        Path file = projectionFile.get();
        Path aside = withSuffix(file, ".damaged-" + TIME.format(clock.instant()));
        for (String suffix : SQLITE_SUFFIXES) {
            Path part = withSuffix(file, suffix);
            if (Files.exists(part)) {
                Files.move(part, withSuffix(aside, suffix));
            }
        }
        FaultPoint.DAMAGED_MOVED_ASIDE.reached();
        log.error("the projection is damaged and was moved aside, it is made again from the files aside={}", aside);
        return Optional.of(aside);
    }

    private static Path withSuffix(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private Connection connect(String url, boolean readOnly) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try {
            dialect.configure(connection, readOnly);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.NOT_WRITABLE,
                    "cannot create the folder " + folder + ": " + e.getMessage()
                            + "; make its parent writable or set another run root",
                    e);
        }
    }
}
