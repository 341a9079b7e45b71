package dev.sase.surface.changespecs;

/**
 * The comments of one reviewer.
 *
 * @param reviewer who made them
 * @param path the file that holds them
 * @param suffix the mark at the end
 */
public record ReviewComment(String reviewer, String path, Suffix suffix) {}
