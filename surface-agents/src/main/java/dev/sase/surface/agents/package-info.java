/**
 * The surface of agent runs: their artifact folders in both layouts, published runs, archives and dismissals.
 */
@NullMarked
package dev.sase.surface.agents;

import org.jspecify.annotations.NullMarked;
