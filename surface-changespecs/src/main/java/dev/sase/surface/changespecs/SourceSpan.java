package dev.sase.surface.changespecs;

/**
 * The lines of a ChangeSpec in its file.
 *
 * @param startLine the 1-based line where it starts; a header line stands above it
 * @param endLine the last line of it that is not blank, or the first line where there is none
 */
public record SourceSpan(long startLine, long endLine) {}
