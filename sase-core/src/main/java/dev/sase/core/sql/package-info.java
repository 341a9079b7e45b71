/** The SQL host of {@link dev.sase.spi.RecordReader}: tables, conditions and reads, behind one dialect for SQLite and H2. */
@NullMarked
package dev.sase.core.sql;

import org.jspecify.annotations.NullMarked;
