@NullMarked
package dev.sase.bench;

import org.jspecify.annotations.NullMarked;
