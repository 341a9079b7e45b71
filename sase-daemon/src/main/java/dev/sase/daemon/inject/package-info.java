/** Assembles a daemon with Guice, one small module for each feature. Nothing outside this package knows Guice. */
@NullMarked
package dev.sase.daemon.inject;

import org.jspecify.annotations.NullMarked;
