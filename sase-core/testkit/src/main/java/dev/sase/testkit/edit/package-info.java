/**
 * Random edits of the files of a home, as people, editors, agents and sync tools make them, and the proof that an index that follows
 * them answers like the files.
 */
@NullMarked
package dev.sase.testkit.edit;

import org.jspecify.annotations.NullMarked;
