package dev.sase.core.engine;

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
import java.util.UUID;

/** Opens connections to the two stores. Immutable. */
final class Stores {
    /** H2 repeats queries from a cache of its own, see {@link Dialect#repeatsQueries}. */
    private static final String NO_CACHE = ";QUERY_CACHE_SIZE=0";

    private final Dialect dialect;
    private final String journalUrl;
    private final String projectionUrl;

    private Stores(Dialect dialect, String journalUrl, String projectionUrl) {
        this.dialect = dialect;
        this.journalUrl = journalUrl;
        this.projectionUrl = projectionUrl;
    }

    static Stores of(Storage storage) {
        return switch (storage) {
            case Storage.Files(var journal, var projection) -> {
                createFolder(journal.toAbsolutePath().resolveSibling(""));
                createFolder(projection.toAbsolutePath().resolveSibling(""));
                yield new Stores(new SqliteDialect(), sqlite(journal), sqlite(projection));
            }
            case Storage.H2Files(var folder) -> {
                createFolder(folder);
                String base = "jdbc:h2:file:" + folder.toAbsolutePath();
                yield new Stores(new H2Dialect(), base + "/journal" + NO_CACHE, base + "/projection" + NO_CACHE);
            }
            case Storage.Memory() -> {
                String name = "jdbc:h2:mem:" + UUID.randomUUID();
                yield new Stores(new H2Dialect(), name + "-journal" + NO_CACHE, name + "-projection" + NO_CACHE);
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
