package dev.sase.surface.catalogs;

import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import java.util.List;

/** What the collection of snippets declares. */
final class Snippets {
    static final Field<Snippet, String> TRIGGER = Field.text("trigger", Snippet::trigger);
    static final Field<Snippet, String> PROJECT_ID = Field.text("project_id", Snippet::projectId);

    /** What a query looks at, one part a line: trigger, description, template, the xprompt's name. */
    static final Text<Snippet> SEARCH = Text.folded(
            "search",
            snippet -> String.join(
                    "\n",
                    snippet.trigger(),
                    snippet.description().orElse(""),
                    snippet.template(),
                    snippet.xpromptName().orElse("")));

    static final Ordering<Snippet> BY_TRIGGER = Ordering.by("trigger");

    static final View<Snippet> ENTRY = new View<>("entry", SnippetJson::entry);

    static final RecordCollection<Snippet> COLLECTION = new RecordCollection<>(
            "snippets",
            Snippet.class,
            TRIGGER,
            PROJECT_ID,
            new SnippetJson(),
            List.of(),
            List.of(BY_TRIGGER),
            List.of(),
            List.of(ENTRY),
            List.of(SEARCH),
            List.of());

    private Snippets() {}
}
