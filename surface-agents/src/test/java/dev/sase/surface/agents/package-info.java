@NullMarked
package dev.sase.surface.agents;

import org.jspecify.annotations.NullMarked;
