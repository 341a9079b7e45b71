package dev.sase.surface.changespecs;

import dev.sase.spi.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a project file says as a whole.
 *
 * <p>A file is of {@link Generation#V5} when a line of it begins with one of the spellings that only this generation has, at the
 * first column: {@code ## Patch}, {@code STITCHES:}, {@code REFS:}, {@code PR_ORIGIN:}, or {@code PROJECT_NAME:} above the first
 * ChangeSpec. Every other file is of {@link Generation#V2}. Indented text never decides: it may be a description.
 *
 * @param generation by which rules to read the file
 * @param displayName the valid {@code PROJECT_NAME} of the header
 * @param claims the claims of workspaces by the name of the ChangeSpec
 */
record FileFacts(Generation generation, Optional<String> displayName, Map<String, List<WorkspaceClaim>> claims) {
    private static final String PROJECT_NAME = "PROJECT_NAME:";

    /**
     * Looks through a file.
     *
     * @param content the file
     * @param file its path, for messages
     * @param diagnostics takes what is wrong with it
     * @return empty if the file is not UTF-8
     * @throws IOException if the file cannot be read
     */
    static Optional<FileFacts> of(ProjectFile.Content content, Path file, Consumer<Diagnostic> diagnostics)
            throws IOException {
        Scan scan = new Scan(file, diagnostics);
        try (InputStream in = content.open()) {
            Utf8Lines.read(in, scan);
        }
        if (scan.malformed) {
            return Optional.empty();
        }
        return Optional.of(new FileFacts(
                scan.v5 ? Generation.V5 : Generation.V2,
                scan.projectName.map(Whitespace::trim).filter(FileFacts::isValidName),
                scan.running.claims()));
    }

    private static boolean isValidName(String name) {
        return !name.isEmpty() && name.charAt(0) != '.' && name.chars().noneMatch(c -> "/\\,\0".indexOf(c) >= 0);
    }

    private static final class Scan implements Utf8Lines.Sink {
        private final Path file;
        private final Consumer<Diagnostic> diagnostics;
        private final RunningBlock running = new RunningBlock();
        private Optional<String> projectName = Optional.empty();
        private boolean inHeader = true;
        private boolean v5;
        private boolean malformed;

        Scan(Path file, Consumer<Diagnostic> diagnostics) {
            this.file = file;
            this.diagnostics = diagnostics;
        }

        @Override
        public void line(long number, String text) {
            running.line(text);
            if (text.startsWith("NAME:")) {
                inHeader = false;
            } else if (inHeader && text.startsWith(PROJECT_NAME)) {
                v5 = true;
                projectName = projectName.or(() -> Optional.of(text.substring(PROJECT_NAME.length())));
            } else if (text.startsWith("STITCHES:")
                    || text.startsWith("REFS:")
                    || text.startsWith("PR_ORIGIN:")
                    || isPatchHeader(text)) {
                v5 = true;
            }
        }

        @Override
        public void malformed(long number) {
            if (!malformed) {
                malformed = true;
                diagnostics.accept(Diagnostic.corrupt(
                        "encoding", file, number, "the file is not UTF-8, so none of its ChangeSpecs can be read"));
            }
        }

        @Override
        public void oversized(long number) {
            diagnostics.accept(Diagnostic.corrupt(
                    "line_too_long",
                    file,
                    number,
                    "the line has more than " + Utf8Lines.MAX_LINE_BYTES + " bytes and is passed over"));
        }

        private static boolean isPatchHeader(String text) {
            return text.startsWith("##")
                    && text.length() > 2
                    && Whitespace.isWhite(text.charAt(2))
                    && Whitespace.trim(text.substring(2)).startsWith("Patch");
        }
    }
}
