package dev.sase.surface.beads;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The closed word lists of the format that have no behaviour of their own. */
final class Vocabulary {
    static final Set<String> RESOLUTIONS = Set.of("done", "canceled", "superseded");
    static final Set<String> SIZES = Set.of("xsmall", "small", "medium", "large", "xlarge");
    static final Set<String> REOPENED_VIA = Set.of("plus_one", "open", "update", "epic_preclaim");
    static final Set<String> RELATIONS = Set.of("cites", "read", "related", "supersedes", "implements", "derives-from");
    static final Set<String> ORIGINS = Set.of("manual", "migrated", "prompt_ref", "read", "derived");

    private Vocabulary() {}

    /** The word itself, or null for null, when it is one of the list. */
    static @Nullable String check(String key, @Nullable String word, Set<String> words) throws MalformedException {
        if (word != null && !words.contains(word)) {
            throw unknown(key, word);
        }
        return word;
    }

    static BeadStatus status(String word) throws MalformedException {
        return BeadStatus.ofToken(word).orElseThrow(() -> unknown("status", word));
    }

    static BeadType type(String word) throws MalformedException {
        return BeadType.ofToken(word).orElseThrow(() -> unknown("issue_type", word));
    }

    /** The tier of a word, or null for null; event stores do not know legends. */
    static @Nullable BeadTier tier(@Nullable String word, Generation generation) throws MalformedException {
        if (word == null) {
            return null;
        }
        BeadTier tier = BeadTier.ofToken(word).orElseThrow(() -> unknown("tier", word));
        if (tier == BeadTier.LEGEND && generation == Generation.AUGUST) {
            throw unknown("tier", word);
        }
        return tier;
    }

    private static MalformedException unknown(String key, String word) {
        return MalformedException.record("'" + key + "' has the unknown value '" + word + "'");
    }
}
