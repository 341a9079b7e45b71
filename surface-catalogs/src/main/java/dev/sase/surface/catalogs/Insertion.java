package dev.sase.surface.catalogs;

/** What is typed to insert an entry: a prefix and its name. */
final class Insertion {
    private static final String PLAIN = "#";
    private static final String STANDALONE = "#!";

    private Insertion() {}

    /** The prefix: {@code #!} for what stands alone or has several segments, otherwise {@code #}. */
    static String prefix(Definition definition) {
        return switch (definition.kind()) {
            case STANDALONE_WORKFLOW -> STANDALONE;
            case XPROMPT -> hasSegments(definition.content()) ? STANDALONE : PLAIN;
            case EMBEDDABLE_WORKFLOW, MEMORY -> PLAIN;
        };
    }

    /** Whether some line outside of code fences is {@code ---}. */
    private static boolean hasSegments(String content) {
        String fence = "";
        for (String raw : Markdown.lines(content)) {
            String line = Whitespace.trim(raw);
            if (fence.isEmpty() && (line.startsWith("```") || line.startsWith("~~~"))) {
                fence = line.substring(0, 3);
            } else if (!fence.isEmpty()) {
                fence = line.startsWith(fence) ? "" : fence;
            } else if (line.equals("---")) {
                return true;
            }
        }
        return false;
    }
}
