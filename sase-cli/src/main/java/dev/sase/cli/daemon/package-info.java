/** The commands of {@code sase daemon}: start, stop, status and maintenance of the daemon of a SASE home. */
@NullMarked
package dev.sase.cli.daemon;

import org.jspecify.annotations.NullMarked;
