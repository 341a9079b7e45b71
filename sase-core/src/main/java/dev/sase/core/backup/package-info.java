/** Backups of the projection: their folder and its rules, what is written beside them, and putting one back. */
@NullMarked
package dev.sase.core.backup;

import org.jspecify.annotations.NullMarked;
