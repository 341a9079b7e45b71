package dev.sase.core.home;

import java.util.Optional;
import java.util.function.Function;

/**
 * The three paths that options or configuration may choose, as written. An empty text counts as not chosen.
 *
 * @param saseHome the SASE home
 * @param runRoot the run root
 * @param socketPath the socket
 */
public record PathChoices(Optional<String> saseHome, Optional<String> runRoot, Optional<String> socketPath) {
    /** Nothing chosen: every path has its default. */
    public static final PathChoices NONE = new PathChoices(Optional.empty(), Optional.empty(), Optional.empty());

    /** Turns empty texts into absent ones. */
    public PathChoices {
        saseHome = saseHome.filter(text -> !text.isEmpty());
        runRoot = runRoot.filter(text -> !text.isEmpty());
        socketPath = socketPath.filter(text -> !text.isEmpty());
    }

    /** The choices made here, and those of {@code weaker} where none was made. */
    PathChoices over(PathChoices weaker) {
        return new PathChoices(
                first(weaker, PathChoices::saseHome),
                first(weaker, PathChoices::runRoot),
                first(weaker, PathChoices::socketPath));
    }

    private Optional<String> first(PathChoices weaker, Function<PathChoices, Optional<String>> path) {
        return path.apply(this).or(() -> path.apply(weaker));
    }
}
