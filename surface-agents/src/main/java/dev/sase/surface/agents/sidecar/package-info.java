/** Published runs: the repository of a project's agents, its hoods, and what older publications left in it. */
@NullMarked
package dev.sase.surface.agents.sidecar;

import org.jspecify.annotations.NullMarked;
