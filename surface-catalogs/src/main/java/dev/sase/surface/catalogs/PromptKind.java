package dev.sase.surface.catalogs;

import java.util.List;

/** What an entry of the catalog is. */
enum PromptKind {
    /** One text to insert. */
    XPROMPT("xprompt"),
    /** A workflow of which some step is a text to insert. */
    EMBEDDABLE_WORKFLOW("embeddable_workflow"),
    /** A workflow that inserts nothing. */
    STANDALONE_WORKFLOW("standalone_workflow"),
    /** A note of the memory, inserted as it is. */
    MEMORY("memory");

    private final String token;

    PromptKind(String token) {
        this.token = token;
    }

    /** The word in files and on the wire. */
    String token() {
        return token;
    }

    /** Whether it is a workflow. */
    boolean isWorkflow() {
        return this == EMBEDDABLE_WORKFLOW || this == STANDALONE_WORKFLOW;
    }

    static PromptKind ofToken(String token) {
        return List.of(values()).stream()
                .filter(kind -> kind.token.equals(token))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no kind '" + token + "'"));
    }
}
