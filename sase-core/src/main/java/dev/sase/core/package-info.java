/** The front door of sase for programs. */
@NullMarked
package dev.sase.core;

import org.jspecify.annotations.NullMarked;
