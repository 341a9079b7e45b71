/** The beads surface: issues kept in {@code issues.jsonl} or in event streams, read and served as one record. */
@NullMarked
package dev.sase.surface.beads;

import org.jspecify.annotations.NullMarked;
