/**
 * Decides whether a read is served by the daemon or straight from the files, and says why. {@link
 * dev.sase.core.routing.ReadRouter} is
 * the only place that decides.
 */
@NullMarked
package dev.sase.core.routing;

import org.jspecify.annotations.NullMarked;
