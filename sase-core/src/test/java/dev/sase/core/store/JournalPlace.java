package dev.sase.core.store;

import dev.sase.core.sql.Dialect;
import dev.sase.core.sql.H2Dialect;
import dev.sase.core.sql.SqliteDialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** A database that outlives its connections, in a file of SQLite or in memory of H2. */
record JournalPlace(Dialect dialect, String url) {
    enum Engine {
        SQLITE,
        H2;

        JournalPlace in(Path folder) {
            return switch (this) {
                case SQLITE -> sqlite(folder.resolve(UUID.randomUUID() + ".sqlite"));
                case H2 ->
                    new JournalPlace(
                            new H2Dialect(),
                            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=0");
            };
        }
    }

    static JournalPlace sqlite(Path file) {
        return new JournalPlace(new SqliteDialect(), "jdbc:sqlite:" + file + "?jdbc.get_generated_keys=false");
    }

    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        dialect.configure(connection, false);
        return connection;
    }
}
