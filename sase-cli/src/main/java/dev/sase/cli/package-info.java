/** The command {@code sase}: a thin front end over the core, built from what the surfaces declare. */
@NullMarked
package dev.sase.cli;

import org.jspecify.annotations.NullMarked;
