package dev.sase.testkit.nasty;

import org.jspecify.annotations.Nullable;

/**
 * A record of the second collection.
 *
 * @param name the handle
 * @param store the scope
 * @param colour a text, or absent
 * @param weight an integer
 */
public record NastyLabel(
        String name, String store, @Nullable String colour, long weight) {}
