/** Agents that were dismissed: their bundles, and the list of dismissed identities. */
@NullMarked
package dev.sase.surface.agents.archive;

import org.jspecify.annotations.NullMarked;
