package dev.sase.surface.catalogs;

import java.util.Optional;

/**
 * A text that an editor puts in the place of a typed word.
 *
 * @param projectId the project of the catalog, or {@link Site#ALL}
 * @param trigger the word
 * @param template the text, with places such as {@code $1}
 * @param source {@code xprompt} or {@code user_config}
 * @param xpromptName the xprompt that it is made of
 * @param description what it is for
 * @param sourcePathDisplay where it comes from
 */
record Snippet(
        String projectId,
        String trigger,
        String template,
        String source,
        Optional<String> xpromptName,
        Optional<String> description,
        String sourcePathDisplay) {
    /** Writes everything that decides it, beside its unit. */
    void write(DecidingBytes bytes) {
        bytes.text(projectId).text(trigger).text(template).text(source);
        bytes.text(xpromptName).text(description).text(sourcePathDisplay);
    }
}
