package dev.sase.surface.catalogs;

/** Writes everything that decides the record of an xprompt, beside its unit: what it says, where it stands and what it hides. */
final class XpromptParts {
    private XpromptParts() {}

    static void write(DecidingBytes bytes, Shelf.Item item, Places.Place place) {
        Found found = item.found();
        write(bytes, found.definition());
        bytes.text(found.source()).text(found.memoryType());
        bytes.text(place.bucket()).text(place.project()).text(place.display());
        bytes.text(place.definition().map(Object::toString));
        bytes.flag(found.range().isPresent());
        found.range().ifPresent(range -> bytes.number(range.startLine())
                .number(range.startCharacter())
                .number(range.endLine())
                .number(range.endCharacter()));
        bytes.number(item.hidden().size());
        for (Found hidden : item.hidden()) {
            Covered covered = Covered.of(hidden);
            bytes.text(covered.kind().token()).text(covered.source()).text(covered.path());
        }
    }

    private static void write(DecidingBytes bytes, Definition definition) {
        bytes.text(definition.name()).text(definition.kind().token()).text(definition.content());
        bytes.text(definition.description()).texts(definition.tags()).flag(definition.skill());
        bytes.number(definition.inputs().size());
        for (PromptInput input : definition.inputs()) {
            bytes.text(input.name()).text(input.type()).flag(input.required());
            bytes.text(input.fallback().flatMap(DefaultValue::display));
            bytes.text(input.description()).flag(input.repeatable()).number(input.choices().size());
            input.choices().forEach(choice -> bytes.text(choice.value()).text(choice.label()));
        }
    }
}
