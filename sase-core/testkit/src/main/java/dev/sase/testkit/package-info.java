/**
 * The contract kit: what every surface has to pass, fixtures, and the proof that the hosts of {@link dev.sase.spi.RecordReader}
 * agree.
 */
@NullMarked
package dev.sase.testkit;

import org.jspecify.annotations.NullMarked;
