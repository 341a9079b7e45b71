/**
 * The command {@code sase demo}: shows on generated or given data that both paths of a read give the same bytes, and how fast.
 */
@NullMarked
package dev.sase.cli.demo;

import org.jspecify.annotations.NullMarked;
