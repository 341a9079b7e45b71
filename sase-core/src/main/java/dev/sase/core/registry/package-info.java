/** Finds the surfaces of this process, loads allowed jars, and keeps one surface from harming another. */
@NullMarked
package dev.sase.core.registry;

import org.jspecify.annotations.NullMarked;
