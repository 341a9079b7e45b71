package dev.sase.surface.catalogs;

import java.util.List;

/**
 * An entry of a catalog of xprompts and workflows.
 *
 * @param projectId the project of the catalog, or {@link Site#ALL}
 * @param entry the entry
 * @param sourcePath its source: a path or a label
 * @param content what is inserted; of a workflow its first text to insert
 * @param hides what it hides, the nearest first
 */
record Xprompt(String projectId, Entry entry, String sourcePath, String content, List<Covered> hides) {
    Xprompt {
        hides = List.copyOf(hides);
    }
}
