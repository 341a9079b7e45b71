package dev.sase.surface.catalogs;

import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Tally;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import java.util.List;

/** What the collection of xprompts and workflows declares. */
final class Xprompts {
    static final XpromptJson CODEC = new XpromptJson();

    static final Field<Xprompt, String> CATALOG_ID =
            Field.text("catalog_id", xprompt -> xprompt.entry().catalogId());
    static final Field<Xprompt, String> PROJECT_ID = Field.text("project_id", Xprompt::projectId);
    static final Field<Xprompt, String> NAME =
            Field.text("name", xprompt -> xprompt.entry().name());
    static final Field<Xprompt, String> BUCKET =
            Field.text("source_bucket", xprompt -> xprompt.entry().bucket());

    /** The project of the entry, empty where it has none. */
    static final Field<Xprompt, String> PROJECT =
            Field.text("project", xprompt -> xprompt.entry().project().orElse(""));

    static final Field<Xprompt, Boolean> SKILL =
            Field.flag("is_skill", xprompt -> xprompt.entry().skill());

    /** The tags, each between line feeds, so that one can be looked for whole. */
    static final Text<Xprompt> TAGS = new Text<>(
            "tags", true, xprompt -> "\n" + String.join("\n", xprompt.entry().tags()) + "\n");

    /** What a query looks at, one part a line: name, description, the whole content, the tags. */
    static final Text<Xprompt> SEARCH = Text.folded("search", Xprompts::searchText);

    static final Ordering<Xprompt> BY_NAME = Ordering.by("name", NAME, BUCKET);
    static final Ordering<Xprompt> BY_BUCKET = Ordering.by("bucket", BUCKET, PROJECT, NAME);

    /** The row of the catalog. */
    static final View<Xprompt> ROW = new View<>("wire", XpromptJson::row);

    /** The entry alone. */
    static final View<Xprompt> ENTRY = new View<>("entry", XpromptJson::entry);

    /** The entry with its content and what it hides. */
    static final View<Xprompt> DETAIL = new View<>("detail", XpromptJson::detail);

    static final RecordCollection<Xprompt> COLLECTION = new RecordCollection<>(
            "xprompts",
            Xprompt.class,
            CATALOG_ID,
            PROJECT_ID,
            CODEC,
            List.of(NAME, BUCKET, PROJECT, SKILL),
            List.of(BY_NAME, BY_BUCKET),
            List.of(new Tally<>("projects", List.of(PROJECT)), new Tally<>("skills", List.of(SKILL))),
            List.of(ROW, ENTRY, DETAIL),
            List.of(SEARCH, TAGS),
            List.of());

    private Xprompts() {}

    private static String searchText(Xprompt xprompt) {
        Entry entry = xprompt.entry();
        return String.join(
                "\n", entry.name(), entry.description().orElse(""), xprompt.content(), String.join(" ", entry.tags()));
    }
}
