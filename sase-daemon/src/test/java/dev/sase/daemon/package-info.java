@NullMarked
package dev.sase.daemon;

import org.jspecify.annotations.NullMarked;
