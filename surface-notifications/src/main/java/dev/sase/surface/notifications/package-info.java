/**
 * The surface of notifications and pending actions: records, loader, collections, reads and commands. Everything is computed from
 * the two stores below the home and the time of the request; no file is ever written.
 */
@NullMarked
package dev.sase.surface.notifications;

import org.jspecify.annotations.NullMarked;
