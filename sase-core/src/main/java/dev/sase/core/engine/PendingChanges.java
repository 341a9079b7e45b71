package dev.sase.core.engine;

import dev.sase.core.watch.SourceWatch;
import dev.sase.core.watch.WatchListener;
import dev.sase.spi.SourceRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the watch told of the sources of a surface since they were looked at: a bounded set of paths, or everything. Thread-safe; asking
 * whether there is anything costs a field.
 */
final class PendingChanges implements WatchListener {
    /** Beyond this a look at everything is cheaper than at each. */
    private static final int MOST_PATHS = 10_000;

    private final SourceWatch watch;
    private final Runnable onChange;
    private final Set<SourceRoot> watched = new HashSet<>();
    private final Map<Path, String> places = new ConcurrentHashMap<>();
    private final Set<Path> paths = new HashSet<>();
    /** What changed before the watch began is unknown: whoever asks first looks at everything. */
    private boolean everything = true;

    private long firstNanos;
    private long lastNanos;
    private long takenNanos;
    private volatile boolean applying;
    private long told;
    private long coalesced;
    private long dropped;
    private long overflows;
    private volatile boolean any = true;
    private volatile @Nullable String lost;

    /**
     * Is told of nothing yet.
     *
     * @param watch tells
     * @param onChange runs on the thread of the watch whenever something was told; has to be cheap
     */
    PendingChanges(SourceWatch watch, Runnable onChange) {
        this.watch = watch;
        this.onChange = onChange;
        this.firstNanos = System.nanoTime();
        this.lastNanos = firstNanos;
    }

    /** Watches roots beside those that are watched already. Used by one thread at a time. */
    void watch(List<SourceRoot> roots) {
        List<SourceRoot> fresh = roots.stream().filter(watched::add).toList();
        if (!fresh.isEmpty()) {
            watch.add(fresh, this);
            fresh.forEach(root -> places.put(root.path(), identity(root.path())));
        }
    }

    /**
     * Looks whether each root is still the folder that it was: the system tells of changes in the folders that are watched, and not
     * when a folder further above them is moved.
     */
    void findMovedRoots() {
        boolean moved = false;
        for (Map.Entry<Path, String> place : places.entrySet()) {
            String now = identity(place.getKey());
            moved |= !now.equals(place.setValue(now));
        }
        if (moved) {
            again();
        }
    }

    private static String identity(Path root) {
        try {
            return String.valueOf(
                    Files.readAttributes(root, BasicFileAttributes.class).fileKey());
        } catch (IOException _) {
            return "absent";
        }
    }

    /**
     * What has changed.
     *
     * @param everything whether it could be anything
     * @param paths otherwise which files and folders
     * @param told how often something was told
     * @param coalesced how often it was told again
     */
    record Changes(boolean everything, Set<Path> paths, long told, long coalesced) {}

    /** Whether something may have changed. */
    boolean any() {
        return any;
    }

    /** Whether something was told that is not in the rows: it waits, or somebody has taken it and is not done. */
    boolean isOutstanding() {
        // In this order: what is taken is applied before it is not there any more.
        return any || applying;
    }

    /** Whether silence means that nothing has changed. */
    boolean isTelling() {
        return lost == null;
    }

    /** Why it does not. */
    Optional<String> lostReason() {
        return Optional.ofNullable(lost);
    }

    /** What there is, which counts as being applied until {@link #applied}. */
    synchronized Changes take() {
        Changes changes = new Changes(everything, Set.copyOf(paths), told, coalesced);
        if (any && !applying) {
            takenNanos = firstNanos;
            applying = true;
        }
        paths.clear();
        everything = false;
        any = false;
        return changes;
    }

    /** What was taken is applied. */
    synchronized void applied() {
        applying = false;
    }

    /** The age of the oldest change that is not applied, or 0. */
    synchronized long ageNanos() {
        if (applying) {
            return System.nanoTime() - takenNanos;
        }
        return any ? System.nanoTime() - firstNanos : 0;
    }

    /** How long ago something was told last. */
    synchronized long quietNanos() {
        return System.nanoTime() - lastNanos;
    }

    synchronized long count() {
        return everything ? Math.max(1, paths.size()) : paths.size();
    }

    synchronized long told() {
        return told;
    }

    synchronized long coalesced() {
        return coalesced;
    }

    synchronized long dropped() {
        return dropped;
    }

    synchronized long overflows() {
        return overflows;
    }

    @Override
    public void changed(Path path) {
        synchronized (this) {
            told++;
            if (everything || !paths.add(path)) {
                coalesced++;
            } else if (paths.size() > MOST_PATHS) {
                dropped += paths.size();
                everything = true;
                paths.clear();
            }
            mark();
        }
        onChange.run();
    }

    @Override
    public void missed() {
        synchronized (this) {
            overflows++;
            everything = true;
            mark();
        }
        onChange.run();
    }

    /** Whoever takes what there is has to look at everything. Nobody is woken. */
    synchronized void everything() {
        everything = true;
        mark();
    }

    /** Everything has to be looked at again, for a reason of our own. */
    void again() {
        synchronized (this) {
            everything = true;
            mark();
        }
        onChange.run();
    }

    /** Some changes may stay untold, for a reason; those that are told are told at once. */
    void silent(String reason) {
        lost = reason;
    }

    @Override
    public void lost(String reason) {
        lost = reason;
        missed();
    }

    private void mark() {
        lastNanos = System.nanoTime();
        if (!any) {
            firstNanos = lastNanos;
        }
        any = true;
    }
}
