/** The two stores: the journal of events, and the projection of rows that can be made again from files or from the journal. */
@NullMarked
package dev.sase.core.store;

import org.jspecify.annotations.NullMarked;
