@NullMarked
package dev.sase.daemon.server;

import org.jspecify.annotations.NullMarked;
