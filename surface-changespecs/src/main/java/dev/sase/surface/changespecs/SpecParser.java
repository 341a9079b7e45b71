package dev.sase.surface.changespecs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds ChangeSpecs in the lines of a project file, by the rules of one generation, and delivers each as soon as it has ended.
 * Nothing that it meets is an error: what it does not know it passes over. Not thread-safe.
 */
final class SpecParser {
    private static final Set<String> ORIGINS = Set.of("sase", "external", ChangeSpec.UNKNOWN_ORIGIN);

    private final SpecSource source;
    private final boolean v5;
    private final Map<String, List<WorkspaceClaim>> claims;
    private final ObjLongConsumer<ChangeSpec> sink;
    private @Nullable SpecDraft draft;
    private @Nullable SectionReader section;
    private boolean describing;
    private int blanks;

    /**
     * A parser for one file.
     *
     * @param source what is known of the file
     * @param claims the claims of workspaces by the name of the ChangeSpec
     * @param sink takes each ChangeSpec with its first line
     */
    SpecParser(SpecSource source, Map<String, List<WorkspaceClaim>> claims, ObjLongConsumer<ChangeSpec> sink) {
        this.source = source;
        this.claims = claims;
        this.v5 = source.generation() == Generation.V5;
        this.sink = sink;
    }

    /** Takes the next line. */
    void line(long number, String line) {
        if (draft != null && belongs(draft, number, line)) {
            read(draft, number, line);
            return;
        }
        finish();
        if (isHeader(line)) {
            draft = new SpecDraft(number + 1);
        } else if (line.startsWith("NAME: ")) {
            draft = new SpecDraft(number);
            read(draft, number, line);
        }
    }

    /** Ends the file. */
    void finish() {
        SpecDraft ended = draft;
        draft = null;
        section = null;
        describing = false;
        blanks = 0;
        if (ended != null && ended.name != null && ended.isComplete()) {
            sink.accept(ended.build(source, claims.getOrDefault(ended.name, List.of())), ended.startLine);
        }
    }

    private boolean belongs(SpecDraft spec, long number, String line) {
        if (spec.name != null && line.startsWith("NAME: ")) {
            return false;
        }
        if (isHeader(line) && number != spec.startLine) {
            return false;
        }
        blanks = countsAsBlank(line) ? blanks + 1 : 0;
        return blanks < 2;
    }

    private boolean countsAsBlank(String line) {
        return v5 ? line.isEmpty() : Whitespace.isBlank(line);
    }

    private boolean isHeader(String line) {
        int start = Whitespace.startOf(line);
        if (!line.startsWith("##", start)) {
            return false;
        }
        String text = Whitespace.trim(line);
        if (text.length() == 2 || !Whitespace.isWhite(text.charAt(2))) {
            return false;
        }
        String word = Whitespace.trim(text.substring(2));
        return word.startsWith("ChangeSpec") || v5 && word.startsWith("Patch");
    }

    private void read(SpecDraft spec, long number, String line) {
        boolean blank = Whitespace.isBlank(line);
        if (!blank) {
            spec.endLine = number;
        }
        if (mayOpen(line) && (opensField(spec, line) || opensSection(spec, line))) {
            return;
        }
        if (describing) {
            describe(spec, line, blank);
        } else if (section != null) {
            section.line(line);
        }
    }

    private void describe(SpecDraft spec, String line, boolean blank) {
        if (line.startsWith("  ")) {
            spec.description.add(line.substring(2));
        } else if (blank) {
            spec.description.add("");
        } else if (!line.startsWith("#")) {
            describing = false;
        }
    }

    /** Whether the line begins with a capital letter, as every field and section does and most lines do not. */
    private static boolean mayOpen(String line) {
        return !line.isEmpty() && line.charAt(0) >= 'A' && line.charAt(0) <= 'Z';
    }

    private boolean opensField(SpecDraft spec, String line) {
        if (line.startsWith("DESCRIPTION:")) {
            close();
            describing = true;
            String first = Whitespace.trim(line.substring("DESCRIPTION:".length()));
            if (!first.isEmpty()) {
                spec.description.add(first);
            }
            return true;
        }
        int colon = line.indexOf(": ");
        if (colon < 0) {
            return false;
        }
        String value = line.substring(colon + 2);
        switch (line.substring(0, colon)) {
            case "NAME" -> spec.name = Whitespace.trim(value);
            case "PARENT" -> spec.parent = Whitespace.trim(value);
            case "CL", "PR" -> spec.clOrPr = Whitespace.trim(value);
            case "BUG" -> spec.bug = Whitespace.trim(value);
            case "STATUS" -> spec.status = Whitespace.trim(value);
            case "PR_ORIGIN" -> {
                if (!v5) {
                    return false;
                }
                String origin = Whitespace.trim(value).toLowerCase(Locale.ROOT);
                spec.prOrigin = ORIGINS.contains(origin) ? origin : ChangeSpec.UNKNOWN_ORIGIN;
            }
            default -> {
                return false;
            }
        }
        close();
        return true;
    }

    private boolean opensSection(SpecDraft spec, String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return false;
        }
        SectionReader opened = switch (line.substring(0, colon)) {
            case "COMMITS" -> spec.commits;
            case "HOOKS" -> spec.hooks;
            case "COMMENTS" -> spec.comments;
            case "MENTORS" -> spec.mentors;
            case "TIMESTAMPS" -> spec.timestamps;
            case "DELTAS" -> spec.deltas;
            case "STITCHES" -> v5 ? spec.commits : null;
            case "REFS" -> v5 ? spec.refs : null;
            default -> null;
        };
        if (opened == null) {
            return false;
        }
        close();
        opened.closeEntry();
        section = opened;
        return true;
    }

    /** Ends the section and the description, and with them the entry that was being read. */
    private void close() {
        section = null;
        describing = false;
    }
}
