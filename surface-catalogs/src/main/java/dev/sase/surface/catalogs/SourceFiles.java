package dev.sase.surface.catalogs;

import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.ProjectedRow;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.View;
import java.util.List;
import java.util.function.Function;

/** What the collections of settings files and of notes declare. */
final class SourceFiles {
    static final String CONFIG_PREFIX = "config:";
    static final String MEMORY_PREFIX = "memory:";

    static final Field<SourceFile, String> PROJECT_ID = Field.text("project_id", SourceFile::projectId);
    static final Field<SourceFile, String> PATH = Field.text("path", SourceFile::path);

    /** The scope of settings, the tier of a note. */
    static final Field<SourceFile, String> GROUP = Field.text("source_group", SourceFile::group);

    /** By scope or tier, then path. */
    static final Ordering<SourceFile> BY_GROUP = Ordering.by("source_group", GROUP, PATH);

    static final View<SourceFile> CONFIG_ROW = new View<>("wire", SourceFileJson::config);
    static final View<SourceFile> MEMORY_ROW = new View<>("wire", SourceFileJson::memory);

    /** The settings files of projects. */
    static final RecordCollection<SourceFile> CONFIG =
            collection("config_sources", "config_id", file -> id(CONFIG_PREFIX, file), CONFIG_ROW);

    /** The notes of the memory. */
    static final RecordCollection<SourceFile> MEMORY =
            collection("memory_sources", "memory_id", file -> id(MEMORY_PREFIX, file), MEMORY_ROW);

    private SourceFiles() {}

    /** What identifies a file in its collection. */
    static String id(String prefix, SourceFile file) {
        return prefix + Digests.sha256(file.path());
    }

    /** The row of a file of one of the collections. */
    static RawJson row(RecordCollection<SourceFile> collection, SourceFile file) {
        return ProjectedRow.of(collection, file).view(collection.views().getFirst());
    }

    private static RecordCollection<SourceFile> collection(
            String name, String handle, Function<SourceFile, String> id, View<SourceFile> row) {
        return new RecordCollection<>(
                name,
                SourceFile.class,
                Field.text(handle, id),
                PROJECT_ID,
                new SourceFileJson(),
                List.of(PATH, GROUP),
                List.of(BY_GROUP),
                List.of(),
                List.of(row),
                List.of(),
                List.of());
    }
}
