package dev.sase.surface.catalogs;

/**
 * What an entry hides: a definition of the same name with less precedence.
 *
 * @param kind what it is
 * @param source its source: a path or a label
 * @param path the file that holds it
 */
record Covered(PromptKind kind, String source, String path) {
    static Covered of(Found found) {
        return new Covered(
                found.definition().kind(), found.source(), found.file().toString());
    }
}
