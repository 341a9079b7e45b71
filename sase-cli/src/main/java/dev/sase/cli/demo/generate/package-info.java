/**
 * Writes a SASE home full of invented work, of any size and the same bytes for the same seed: for the demo, benchmarks and
 * tests. Knows
 * the file formats only, none of the surfaces that read them.
 */
@NullMarked
package dev.sase.cli.demo.generate;

import org.jspecify.annotations.NullMarked;
