/** Named steps at which a test stops the process, to show that a crash there loses nothing. */
@NullMarked
package dev.sase.core.fault;

import org.jspecify.annotations.NullMarked;
