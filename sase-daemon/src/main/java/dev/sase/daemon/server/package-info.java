/**
 * The daemon's side of its socket: the accept loop, one thread per connection, two dialects, and what each request is answered
 * with. Nothing here takes locks of the run root or decides when the daemon ends.
 */
@NullMarked
package dev.sase.daemon.server;

import org.jspecify.annotations.NullMarked;
