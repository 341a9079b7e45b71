/** The command {@code sase config}: what is configured, and where that is written. */
@NullMarked
package dev.sase.cli.config;

import org.jspecify.annotations.NullMarked;
