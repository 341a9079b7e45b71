package dev.sase.surface.catalogs;

/**
 * A part of a text as editors count: lines from 0, columns from 0 in UTF-16 units.
 *
 * @param startLine the first line
 * @param startCharacter the column at which it begins
 * @param endLine the last line
 * @param endCharacter the column behind its end
 */
record TextRange(int startLine, int startCharacter, int endLine, int endCharacter) {}
