package dev.sase.core.engine;

import dev.sase.spi.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * How one surface is.
 *
 * @param state whether its reads are served
 * @param message why not, or what is wrong
 * @param lagMillis the age of the oldest change that was told and is not applied; 0 when there is none
 * @param lastSequence the last event applied
 * @param sources source units that are projected
 * @param records records that are projected, in all collections
 * @param pendingChanges changes that were told and are not applied
 * @param following how it learns of changes
 * @param followingReason why it is not told of them
 * @param corruptParts parts of sources that could not be read
 * @param corrupt the first of these, at most {@link #MOST_EXAMPLES}
 * @param broken source units that cannot be loaded at all, at most {@link #MOST_EXAMPLES}
 * @param brokenSources how many these are
 * @param rebuilt records written by the rebuild under way; empty when there is none
 */
public record SurfaceHealth(
        State state,
        Optional<String> message,
        long lagMillis,
        long lastSequence,
        long sources,
        long records,
        long pendingChanges,
        Following following,
        Optional<String> followingReason,
        long corruptParts,
        List<Diagnostic> corrupt,
        List<BrokenSource> broken,
        long brokenSources,
        Optional<Long> rebuilt) {
    /** How many examples are kept. */
    public static final int MOST_EXAMPLES = 10;

    public SurfaceHealth {
        corrupt = List.copyOf(corrupt);
        broken = List.copyOf(broken);
    }

    /** Whether reads are served. */
    public enum State {
        /** All of them. */
        OK("ok"),
        /** Not yet: it is projected for the first time since the start. */
        BUILDING("building"),
        /** From the old rows, while it is projected anew. */
        REBUILDING("rebuilding"),
        /** All but those that need a source which cannot be loaded. */
        PARTLY_DEGRADED("partly_degraded"),
        /** None, until what the message says is done. */
        DEGRADED("degraded");

        private final String token;

        State(String token) {
            this.token = token;
        }

        /** The stable word of health, {@code --json} and the log. */
        public String token() {
            return token;
        }
    }

    /** How a surface learns of changes. */
    public enum Following {
        /** The system tells. */
        WATCHING("watching"),
        /** The system does not tell, or not of everything: reads look at the sources, at intervals. */
        POLLING("polling"),
        /** Nothing was begun yet. */
        NOT_STARTED("not_started");

        private final String token;

        Following(String token) {
            this.token = token;
        }

        /** The stable word of health, {@code --json} and the log. */
        public String token() {
            return token;
        }
    }

    /**
     * A source unit that cannot be loaded.
     *
     * @param scope its scope, whose reads are answered from the files meanwhile
     * @param path its file or folder
     * @param message what failed and what to do
     */
    public record BrokenSource(String scope, String path, String message) {}
}
