/** Requests and answers of reads: their values, their wire form and the cursors that join pages. */
@NullMarked
package dev.sase.core.read;

import org.jspecify.annotations.NullMarked;
