package dev.sase.surface.catalogs;

/** Writes everything that decides the record of an xprompt, beside its unit: what it says, where it stands and what it hides. */
final class XpromptParts {
    private XpromptParts() {}

    static void write(DecidingBytes bytes, Shelf.Item item, Places.Place place) {
        Found found = item.found();
        bytes.text(found.name()).text(found.definition().body().hash());
        bytes.text(found.source()).text(found.memoryType());
        bytes.text(place.bucket()).text(place.project()).text(place.display());
        bytes.text(place.definition().map(Object::toString));
        bytes.flag(found.range().isPresent());
        found.range()
                .ifPresent(range -> bytes.number(range.startLine())
                        .number(range.startCharacter())
                        .number(range.endLine())
                        .number(range.endCharacter()));
        bytes.number(item.hidden().size());
        for (Found hidden : item.hidden()) {
            Covered covered = Covered.of(hidden);
            bytes.text(covered.kind().token()).text(covered.source()).text(covered.path());
        }
    }
}
