package dev.sase.core.engine;

import dev.sase.core.watch.SourceWatch;
import dev.sase.core.watch.WatchListener;
import dev.sase.spi.SourceRoot;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the watch told of the sources of a surface since they were looked at. Thread-safe; asking whether there is anything costs a
 * field.
 */
final class PendingChanges implements WatchListener {
    /** Beyond this a look at everything is cheaper than at each. */
    private static final int MOST_PATHS = 10_000;

    private final SourceWatch watch;
    private final Set<SourceRoot> watched = new HashSet<>();
    private final Set<Path> paths = new HashSet<>();
    /** What changed before the watch began is unknown: whoever asks first looks at everything. */
    private boolean everything = true;

    private volatile boolean any = true;
    private volatile boolean lost;

    PendingChanges(SourceWatch watch) {
        this.watch = watch;
    }

    /**
     * Watches roots beside those that are watched already. Used by one thread at a time.
     *
     * @return whether there were new ones, below which things may have changed before
     */
    boolean watch(List<SourceRoot> roots) {
        List<SourceRoot> fresh = roots.stream().filter(watched::add).toList();
        if (!fresh.isEmpty()) {
            watch.add(fresh, this);
        }
        return !fresh.isEmpty();
    }

    /**
     * What has changed.
     *
     * @param everything whether it could be anything
     * @param paths otherwise which files and folders
     */
    record Changes(boolean everything, Set<Path> paths) {}

    /** Whether something may have changed. */
    boolean any() {
        return any;
    }

    /** Whether silence means that nothing has changed. */
    boolean isTelling() {
        return !lost;
    }

    /** What there is, which counts as looked at from now on. */
    synchronized Changes take() {
        Changes changes = new Changes(everything, Set.copyOf(paths));
        paths.clear();
        everything = false;
        any = false;
        return changes;
    }

    @Override
    public synchronized void changed(Path path) {
        if (!everything && paths.add(path) && paths.size() > MOST_PATHS) {
            everything = true;
            paths.clear();
        }
        any = true;
    }

    @Override
    public synchronized void missed() {
        everything = true;
        any = true;
    }

    @Override
    public void lost(String reason) {
        lost = true;
        missed();
    }
}
