package dev.sase.surface.catalogs;

import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import java.util.List;

/** What the collection of file references declares. */
final class FileUses {
    static final Field<FileUse, String> HANDLE = Field.text("file_id", FileUse::handle);
    static final Field<FileUse, String> PROJECT_ID = Field.text("project_id", FileUse::projectId);
    static final Field<FileUse, String> BRANCH =
            Field.text("branch_or_workspace", use -> use.branch().orElse(""));
    static final Field<FileUse, String> LAST_USED_AT =
            Field.text("last_used_at", use -> use.lastUsedAt().orElse(""));

    /** The path alone. */
    static final Text<FileUse> SEARCH = Text.folded("search", FileUse::path);

    /** The last used first, then as the stores have been put in order: by path, behind that what a list has ordered by itself. */
    static final Ordering<FileUse> RECENT = new Ordering<>(
            "recent", List.of(new Ordering.Key<>(LAST_USED_AT, true), new Ordering.Key<>(Field.place(), false)));

    static final View<FileUse> ROW = new View<>("wire", FileUseJson::row);

    static final RecordCollection<FileUse> COLLECTION = new RecordCollection<>(
            "file_history",
            FileUse.class,
            HANDLE,
            PROJECT_ID,
            new FileUseJson(),
            List.of(BRANCH, LAST_USED_AT),
            List.of(RECENT),
            List.of(),
            List.of(ROW),
            List.of(SEARCH),
            List.of());

    private FileUses() {}
}
