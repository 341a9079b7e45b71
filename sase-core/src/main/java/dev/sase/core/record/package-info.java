/** Records in memory: numbering what a loader gives, and the host of {@link dev.sase.spi.RecordReader} that needs no database. */
@NullMarked
package dev.sase.core.record;

import org.jspecify.annotations.NullMarked;
