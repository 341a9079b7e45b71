/** Finds the surfaces of this process. */
@NullMarked
package dev.sase.core.registry;

import org.jspecify.annotations.NullMarked;
