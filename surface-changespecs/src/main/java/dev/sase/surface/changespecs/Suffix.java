package dev.sase.surface.changespecs;

import java.util.Optional;

/**
 * The mark in brackets at the end of an entry.
 *
 * @param text its text without the marker, possibly empty; absent where there is none
 * @param type what the marker says; absent for text without a known marker
 */
public record Suffix(Optional<String> text, Optional<SuffixType> type) {
    /** No mark. */
    public static final Suffix NONE = new Suffix(Optional.empty(), Optional.empty());

    /** A mark with a meaning. */
    static Suffix of(String text, SuffixType type) {
        return new Suffix(Optional.of(text), Optional.of(type));
    }

    /** A mark without a meaning. */
    static Suffix untyped(String text) {
        return new Suffix(Optional.of(text), Optional.empty());
    }

    /** Whether the mark has this meaning. */
    public boolean is(SuffixType wanted) {
        return type.isPresent() && type.get() == wanted;
    }
}
