package dev.sase.surface.changespecs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the marks at the end of entries. */
final class Suffixes {
    private static final String METAHOOK = "metahook";

    /** The markers of hooks, comments and mentors; no marker is the beginning of a later one. */
    private static final Map<String, SuffixType> MARKERS = Map.of(
            "~!:", SuffixType.REJECTED_PROPOSAL,
            "~@:", SuffixType.KILLED_AGENT,
            "~$:", SuffixType.KILLED_PROCESS,
            "?$:", SuffixType.PENDING_DEAD_PROCESS,
            "!:", SuffixType.ERROR,
            "@:", SuffixType.RUNNING_AGENT,
            "$:", SuffixType.RUNNING_PROCESS,
            "%:", SuffixType.SUMMARIZE_COMPLETE,
            "^:", SuffixType.METAHOOK_COMPLETE);

    private static final Map<String, SuffixType> BARE = Map.of(
            "@", SuffixType.RUNNING_AGENT,
            "%", SuffixType.SUMMARIZE_COMPLETE,
            "^", SuffixType.METAHOOK_COMPLETE);

    /** A marker without a meaning, of earlier files. */
    private static final String LEGACY = "~:";

    private static final List<String> COMMIT_MARKERS = List.of("~!:", "!:", "@:", LEGACY);

    private Suffixes() {}

    /** The mark of a hook, comment or mentor, given what stands in the brackets. */
    static Suffix marked(String raw) {
        SuffixType bare = BARE.get(raw);
        if (bare != null) {
            return Suffix.of("", bare);
        }
        int colon = raw.indexOf(':');
        if (colon < 0 || colon > 2) {
            return Suffix.untyped(raw);
        }
        String marker = raw.substring(0, colon + 1);
        String rest = raw.substring(colon + 1);
        if (marker.equals(LEGACY)) {
            return Suffix.untyped(Whitespace.trim(rest));
        }
        SuffixType type = MARKERS.get(marker);
        if (type == null) {
            return Suffix.untyped(raw);
        }
        return type == SuffixType.ERROR ? errorOrMetahook(rest) : Suffix.of(Whitespace.trim(rest), type);
    }

    /**
     * The mark of a commit, given what stands in the brackets. It knows fewer markers; one with nothing behind it is the text
     * itself.
     */
    static Suffix ofCommit(String inner) {
        String content = inner;
        Optional<SuffixType> type = Optional.empty();
        for (String marker : COMMIT_MARKERS) {
            if (inner.startsWith(marker) && inner.length() > marker.length()) {
                content = inner.substring(marker.length());
                type = Optional.ofNullable(MARKERS.get(marker));
                break;
            }
        }
        String text = Whitespace.trim(content);
        return text.equals("@") ? Suffix.of("", SuffixType.RUNNING_AGENT) : new Suffix(Optional.of(text), type);
    }

    private static Suffix errorOrMetahook(String rest) {
        int start = 0;
        while (start < rest.length() && (rest.charAt(start) == ' ' || rest.charAt(start) == '\t')) {
            start++;
        }
        if (rest.startsWith(METAHOOK, start)) {
            String behind = rest.substring(start + METAHOOK.length());
            if (behind.isEmpty()) {
                return Suffix.of("", SuffixType.METAHOOK_COMPLETE);
            }
            if (behind.startsWith(" |")) {
                return Suffix.of(Whitespace.trim(behind.substring(2)), SuffixType.METAHOOK_COMPLETE);
            }
        }
        return Suffix.of(Whitespace.trim(rest), SuffixType.ERROR);
    }
}
