/** From the start of a daemon to its end: command line, order of starting and stopping, signals, idle exit. */
@NullMarked
package dev.sase.daemon.lifecycle;

import org.jspecify.annotations.NullMarked;
