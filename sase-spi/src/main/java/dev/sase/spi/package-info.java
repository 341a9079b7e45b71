/**
 * What the author of a surface implements or is handed: roles, records, declarations and the query interface. Nothing here
 * knows a database, a socket or a logging backend.
 */
@NullMarked
package dev.sase.spi;

import org.jspecify.annotations.NullMarked;
