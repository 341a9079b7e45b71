/**
 * The daemon: the process that holds the projection of a SASE home and serves it, and the same thing embedded in another program.
 */
@NullMarked
package dev.sase.daemon;

import org.jspecify.annotations.NullMarked;
