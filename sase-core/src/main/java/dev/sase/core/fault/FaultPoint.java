package dev.sase.core.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A step of the work on the stores between which and the next a process may die. A process that was started with the system property
 * {@code sase.fault} naming a point ({@code ingest_event_appended}, or {@code ingest_event_appended:3} for the third time) creates the file
 * named by {@code sase.fault.file} when it gets there, and waits to be killed. Without the property a point costs nothing.
 */
public enum FaultPoint {
    /** The journal has events, perhaps of several units, whose rows are not written. */
    INGEST_EVENT_APPENDED,
    /** The rows of a unit are written, not committed. */
    INGEST_ROWS_WRITTEN,
    /** The rows of a unit are committed, readers are not told. */
    INGEST_COMMITTED,
    /** The journal says that a unit is gone, its rows are still there. */
    INGEST_REMOVAL_APPENDED,
    /** Fresh tables exist, empty. */
    REBUILD_TABLES_CREATED,
    /** A part of the rows of a rebuild is in the fresh tables. */
    REBUILD_PARTLY_WRITTEN,
    /** The fresh tables are complete and indexed, the old ones are served. */
    REBUILD_BEFORE_SWAP,
    /** The fresh tables are served, the old ones still exist. */
    REBUILD_AFTER_SWAP,
    /** The superseded events of one unit are deleted, not committed. */
    COMPACTION_UNIT_REWRITTEN,
    /** The superseded events of one unit are gone, those of others are not. */
    COMPACTION_UNIT_COMMITTED,
    /** The copy of a backup is written under its temporary name. */
    BACKUP_COPY_WRITTEN,
    /** The backup has its name, its metadata does not exist. */
    BACKUP_WITHOUT_METADATA,
    /** The backup that is restored lies beside the database, under a temporary name. */
    RESTORE_COPY_WRITTEN,
    /** The safety copy of the replaced database is made. */
    RESTORE_SAFETY_COPY_MADE,
    /** The restored database is in place, not compared with the files. */
    RESTORE_SWAPPED,
    /** A damaged database is moved aside, a new one does not exist. */
    DAMAGED_MOVED_ASIDE;

    private static final @Nullable FaultPoint WANTED;
    private static final AtomicInteger LEFT = new AtomicInteger();

    static {
        String property = System.getProperty("sase.fault", "");
        String[] parts = property.split(":", 2);
        WANTED = parts[0].isEmpty() ? null : valueOf(parts[0].toUpperCase(Locale.ROOT));
        LEFT.set(parts.length < 2 ? 1 : Integer.parseInt(parts[1]));
    }

    /** The word that names the point. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Waits to be killed if this is the point that the process was started for. */
    public void reached() {
        if (this == WANTED && LEFT.decrementAndGet() == 0) {
            hold();
        }
    }

    private void hold() {
        try {
            Files.writeString(Path.of(System.getProperty("sase.fault.file", "fault")), token());
        } catch (IOException e) {
            throw new IllegalStateException("the file of sase.fault.file cannot be written", e);
        }
        while (true) {
            LockSupport.park(this);
        }
    }
}
