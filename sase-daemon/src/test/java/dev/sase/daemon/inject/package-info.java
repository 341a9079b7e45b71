@NullMarked
package dev.sase.daemon.inject;

import org.jspecify.annotations.NullMarked;
