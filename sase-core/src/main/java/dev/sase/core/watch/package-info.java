/** Tells when the files below source roots change, by the facility of the operating system. */
@NullMarked
package dev.sase.core.watch;

import org.jspecify.annotations.NullMarked;
