/** How answers, tables and JSON documents reach a terminal, a pipe or a file. */
@NullMarked
package dev.sase.cli.output;

import org.jspecify.annotations.NullMarked;
