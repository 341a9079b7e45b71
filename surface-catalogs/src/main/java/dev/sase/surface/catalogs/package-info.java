/**
 * The surface of the catalogs: xprompts and workflows, snippets, settings files, memory notes and file references. A loader merges
 * the places in which people keep them, by precedence, into one catalog a project and one for no project; reads only page through
 * what it found. No file is ever written.
 */
@NullMarked
package dev.sase.surface.catalogs;

import org.jspecify.annotations.NullMarked;
