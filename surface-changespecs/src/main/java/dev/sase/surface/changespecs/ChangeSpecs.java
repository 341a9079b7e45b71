package dev.sase.surface.changespecs;

import dev.sase.spi.Field;
import dev.sase.spi.Link;
import dev.sase.spi.Ordering;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Tally;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import java.util.List;
import java.util.Locale;

/** What the surface declares of its records. */
public final class ChangeSpecs {
    /** The lossless form. */
    static final SpecCodec CODEC = new SpecCodec();

    /** {@code changespec:}, project id, colon, name. It repeats where a name does, in one file or in several. */
    public static final Field<ChangeSpec, String> HANDLE = Field.text("handle", ChangeSpec::handle);

    /** The project id: the name of the folder that holds the file. */
    public static final Field<ChangeSpec, String> SCOPE =
            Field.text("project_id", spec -> spec.source().projectId());

    /** The name as written. */
    public static final Field<ChangeSpec, String> NAME = Field.text("name", ChangeSpec::name);

    /** The name with A to Z in lower case. */
    public static final Field<ChangeSpec, String> NAME_KEY =
            Field.text("name_key", spec -> SpecNames.asciiLower(spec.name()));

    /** The name in lower case. */
    public static final Field<ChangeSpec, String> NAME_LOWER = Field.text("name_lower", spec -> lower(spec.name()));

    /** The name without its number, in lower case. */
    public static final Field<ChangeSpec, String> SIBLING_BASE =
            Field.text("sibling_base", spec -> lower(SpecNames.baseName(spec.name())));

    /** The parent's name in lower case; absent where none is named or its name is empty. */
    public static final Field<ChangeSpec, String> PARENT_LOWER = Field.nullableText(
            "parent_lower",
            spec -> spec.parent()
                    .filter(parent -> !parent.isEmpty())
                    .map(ChangeSpecs::lower)
                    .orElse(null));

    /** The status as written. */
    public static final Field<ChangeSpec, String> STATUS = Field.text("status", ChangeSpec::status);

    /** The base status, trimmed, with A to Z in lower case. */
    public static final Field<ChangeSpec, String> STATUS_BASE =
            Field.text("status_base", spec -> BaseStatus.key(spec.status()));

    /**
     * What {@code project:} compares, with A to Z in lower case: the name of the folder; for {@link Generation#V5} the display name
     * where the file states one.
     */
    public static final Field<ChangeSpec, String> PROJECT_KEY = Field.text(
            "project_key",
            spec -> SpecNames.asciiLower(
                    spec.source().displayName().orElse(spec.source().projectId())));

    /** The origin of the pull request; absent for {@link Generation#V2}, which knows none. */
    public static final Field<ChangeSpec, String> PR_ORIGIN = Field.nullableText(
            "pr_origin", spec -> spec.source().generation() == Generation.V5 ? spec.prOrigin() : null);

    /** Whether the status or an entry says that something is wrong. */
    public static final Field<ChangeSpec, Boolean> HAS_ERROR = Field.flag("has_error", SearchText::hasError);

    /** Whether an agent is at work. */
    public static final Field<ChangeSpec, Boolean> HAS_AGENT = Field.flag("has_agent", SearchText::hasAgent);

    /** Whether a process is at work. */
    public static final Field<ChangeSpec, Boolean> HAS_PROCESS = Field.flag("has_process", SearchText::hasProcess);

    /** Whether the file holds archived ChangeSpecs. */
    public static final Field<ChangeSpec, Boolean> IS_ARCHIVE =
            Field.flag("is_archive", spec -> spec.source().isArchive());

    /** The address of the review; absent where none is stated. */
    static final Field<ChangeSpec, String> REVIEW =
            Field.nullableText("cl_or_pr", spec -> spec.clOrPr().orElse(null));

    /** What the name of a branch is looked up by, see {@link BranchNames#key}. */
    static final Field<ChangeSpec, String> BRANCH_KEY = Field.text("branch_key", spec -> BranchNames.key(spec.name()));

    /** When the file was last written: no source states more. */
    static final Field<ChangeSpec, String> UPDATED_AT =
            Field.text("updated_at", spec -> spec.source().updatedAt());

    /** The file written last first, then by handle. */
    static final Ordering<ChangeSpec> RECENT =
            Ordering.byDescending("recent", UPDATED_AT).acrossAllScopes();

    /** The row of lists. */
    static final View<ChangeSpec> SUMMARY = new View<>("summary", SpecJson::summary);

    /** Summary and whole record. */
    static final View<ChangeSpec> FULL = View.ofRecord("full");

    /** What queries look for text in, folded and as it is. */
    public static final Text<ChangeSpec> SEARCH = new Text<>("search", true, SearchText::of);

    /** From a ChangeSpec to the one it builds on, of the same project and under the name exactly as written. */
    public static final Link<ChangeSpec, ChangeSpec> PARENT = new Link<>(
            "parent",
            ChangeSpecs::collection,
            spec -> spec.parent().filter(parent -> !parent.isEmpty()).stream()
                    .map(parent -> ChangeSpec.handle(spec.source().projectId(), parent))
                    .toList());

    /** All ChangeSpecs of a home. */
    public static final RecordCollection<ChangeSpec> COLLECTION = new RecordCollection<>(
            "changespecs",
            ChangeSpec.class,
            HANDLE,
            SCOPE,
            CODEC,
            List.of(
                    NAME,
                    NAME_KEY,
                    NAME_LOWER,
                    SIBLING_BASE,
                    PARENT_LOWER,
                    STATUS,
                    STATUS_BASE,
                    PROJECT_KEY,
                    PR_ORIGIN,
                    HAS_ERROR,
                    HAS_AGENT,
                    HAS_PROCESS,
                    IS_ARCHIVE,
                    REVIEW,
                    BRANCH_KEY,
                    UPDATED_AT),
            List.of(RECENT),
            List.of(
                    new Tally<>("status_base", List.of(STATUS_BASE)),
                    new Tally<>("status", List.of(STATUS)),
                    Tally.lookup("name", List.of(NAME_LOWER, PARENT_LOWER)),
                    Tally.lookup("parent", List.of(PARENT_LOWER, NAME_LOWER)),
                    Tally.lookup("sibling", List.of(SIBLING_BASE)),
                    Tally.lookup("branch", List.of(BRANCH_KEY)),
                    Tally.lookup("review", List.of(REVIEW))),
            List.of(SUMMARY, FULL),
            List.of(SEARCH),
            List.of(PARENT));

    private ChangeSpecs() {}

    /** Lower case as every host and every locale has it. */
    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The collection, for the link, which is declared before it. */
    private static RecordCollection<ChangeSpec> collection() {
        return COLLECTION;
    }
}
