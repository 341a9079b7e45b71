/** The commands over the surfaces' reads, generated from what the surfaces declare, and the tree that all commands hang in. */
@NullMarked
package dev.sase.cli.command;

import org.jspecify.annotations.NullMarked;
