/** The projection of a home at work: opening its stores, following the sources, reading, verifying. */
@NullMarked
package dev.sase.core.engine;

import org.jspecify.annotations.NullMarked;
