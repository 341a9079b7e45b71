package dev.sase.surface.catalogs;

import java.util.Optional;

/**
 * A file reference of a history.
 *
 * @param projectId the project of the history, or {@link Site#ALL} for the user's own
 * @param path the path as it was typed
 * @param branch the branch or workspace in which it was used
 * @param workspaceName the name of that workspace
 * @param lastUsedAt when it was used last, as written
 * @param useCount how often it was used
 * @param contentHash SHA-256 of the store
 * @param store the store's file
 */
record FileUse(
        String projectId,
        String path,
        Optional<String> branch,
        Optional<String> workspaceName,
        Optional<String> lastUsedAt,
        long useCount,
        String contentHash,
        String store) {
    /** What identifies it in a history. */
    String handle() {
        return path + "\0" + branch.orElse("");
    }
}
