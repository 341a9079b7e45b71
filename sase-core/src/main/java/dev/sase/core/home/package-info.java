/**
 * Where a SASE home and its run root lie, and who owns the run root: paths, kernel locks, ownership metadata and the states seen
 * from outside. Nothing here opens a socket or a database.
 */
@NullMarked
package dev.sase.core.home;

import org.jspecify.annotations.NullMarked;
