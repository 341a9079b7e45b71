package dev.sase.core.config;

/**
 * One value in effect and where it comes from.
 *
 * @param path the key's path, with the real name of a group
 * @param text the value as text; empty for unset, paths absolute, list items joined by a comma and a blank
 * @param origin {@code default}, {@code environment <variable>}, or {@code <file>:<line>}
 */
public record ConfigurationValue(String path, String text, String origin) {}
