@NullMarked
package dev.sase.daemon.lifecycle;

import org.jspecify.annotations.NullMarked;
