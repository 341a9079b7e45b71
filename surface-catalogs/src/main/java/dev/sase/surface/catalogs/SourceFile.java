package dev.sase.surface.catalogs;

import java.util.List;

/**
 * A file that settings or notes are kept in, as the editor's catalog lists it.
 *
 * @param projectId the project of the catalog, or {@link Site#ALL}
 * @param path the file
 * @param group the scope of settings, the tier of a note
 * @param name the name of a note; of settings the file's
 * @param keywords the keywords of a note
 * @param preview the beginning of the file
 * @param contentHash SHA-256 of the file
 */
record SourceFile(
        String projectId,
        String path,
        String group,
        String name,
        List<String> keywords,
        String preview,
        String contentHash) {
    SourceFile {
        keywords = List.copyOf(keywords);
    }
}
