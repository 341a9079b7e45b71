package dev.sase.core.watch;

import dev.sase.spi.SourceRoot;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the folders of source roots. Thread-safe; the one thread it has waits in the kernel and wakes for nothing else.
 *
 * <p>A root that does not exist, or goes, is waited for: the nearest folder above it that exists is watched for its name. A folder that
 * comes is watched before it is told of, so that what is made in it afterwards is told of too; what was made before belongs to
 * the change that was told. Symbolic links to folders are followed.
 */
public final class SourceWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SourceWatch.class);
    private static final WatchEvent.Kind<?>[] KINDS = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    private final WatchService service;
    private final Thread thread;
    private final Object lock = new Object();
    private final Map<WatchKey, Set<Path>> folders = new HashMap<>();
    private final Map<Path, Folder> byPath = new HashMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** A watched folder: its key, and who waits for what in it. */
    private record Folder(WatchKey key, Set<Subscription> subscriptions) {}

    private SourceWatch(WatchService service) {
        this.service = service;
        this.thread = Thread.ofPlatform().name("sase-watch").daemon().unstarted(this::run);
    }

    /**
     * Starts to watch, where the operating system tells of changes at once.
     *
     * @return the watch; empty where the platform has none, or only one that looks at the files every few seconds
     */
    public static Optional<SourceWatch> start() {
        try {
            WatchService service = FileSystems.getDefault().newWatchService();
            if (service.getClass().getSimpleName().contains("Polling")) {
                service.close();
                return Optional.empty();
            }
            SourceWatch watch = new SourceWatch(service);
            watch.thread.start();
            return Optional.of(watch);
        } catch (IOException | UnsupportedOperationException e) {
            log.warn("files cannot be watched, every read looks at them", e);
            return Optional.empty();
        }
    }

    /**
     * Watches roots from now on. What exists already is not told of: the caller looks at it after this call.
     *
     * @param roots what to watch
     * @param listener is told of changes, and at once {@link WatchListener#lost} when they cannot be watched
     */
    public void add(List<SourceRoot> roots, WatchListener listener) {
        synchronized (lock) {
            for (SourceRoot root : roots) {
                Subscription subscription = new Subscription(root, listener);
                subscriptions.add(subscription);
                guarded(subscription, () -> open(subscription));
            }
        }
    }

    /** How many folders are watched. */
    public int watchedFolders() {
        synchronized (lock) {
            return byPath.size();
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            log.debug("the watch cannot be closed", e);
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Subscription {
        private final SourceRoot root;
        private final WatchListener listener;
        private boolean lost;

        Subscription(SourceRoot root, WatchListener listener) {
            this.root = root;
            this.listener = listener;
        }
    }

    /** Work that the system may refuse. */
    private interface Step {
        void run() throws IOException;
    }

    private void guarded(Subscription subscription, Step step) {
        if (subscription.lost) {
            return;
        }
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            if (e instanceof ClosedWatchServiceException) {
                return;
            }
            subscription.lost = true;
            byPath.values().forEach(folder -> folder.subscriptions().remove(subscription));
            String reason = "cannot watch " + subscription.root.path() + ": " + e.getMessage();
            log.warn("a source root is not watched any more: {}", reason);
            subscription.listener.lost(reason);
        }
    }

    /** Watches what exists of a root, and the way to it. */
    private void open(Subscription subscription) throws IOException {
        Path root = subscription.root.path();
        watchAbove(root, subscription);
        if (Files.isDirectory(root)) {
            walk(root, subscription, new HashSet<>());
        }
    }

    /**
     * Watches the nearest existing folder above a root, in which the root or the next folder on the way appears. One that has appeared
     * before that folder was watched is not told of, so that what exists is looked at again behind it.
     */
    private void watchAbove(Path root, Subscription subscription) throws IOException {
        Path above = nearestAbove(root);
        while (!(watch(above, subscription) && above.equals(nearestAbove(root)))) {
            above = nearestAbove(root);
        }
    }

    private static Path nearestAbove(Path root) throws IOException {
        @Nullable Path above = root.getParent();
        while (above != null && !Files.isDirectory(above)) {
            above = above.getParent();
        }
        if (above == null) {
            throw new NoSuchFileException(root.toString(), null, "no folder above it exists");
        }
        return above;
    }

    private void walk(Path folder, Subscription subscription, Set<Object> above) throws IOException {
        Object identity = folder.toRealPath();
        if (!above.add(identity) || !watch(folder, subscription)) {
            return;
        }
        if (!subscription.root.folders().isEmpty()) {
            for (Path inner : inner(folder)) {
                if (subscription.root.leads(inner) && Files.isDirectory(inner)) {
                    walk(inner, subscription, above);
                }
            }
        }
        above.remove(identity);
    }

    private static List<Path> inner(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        }
        return entries;
    }

    /** Watches the folder that a path stands for now, which may be another than before; false when it has gone. */
    private boolean watch(Path folder, Subscription subscription) throws IOException {
        WatchKey key;
        try {
            key = folder.register(service, KINDS);
        } catch (NoSuchFileException | NotDirectoryException _) {
            return false;
        }
        Folder known = byPath.get(folder);
        if (known != null && known.key().equals(key)) {
            known.subscriptions().add(subscription);
            return true;
        }
        Folder fresh = new Folder(key, new LinkedHashSet<>());
        if (known != null) {
            fresh.subscriptions().addAll(known.subscriptions());
            forget(known.key(), folder);
        }
        fresh.subscriptions().add(subscription);
        folders.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(folder);
        byPath.put(folder, fresh);
        return true;
    }

    /** A folder that was moved away is still told of, by its old name. */
    private void forget(WatchKey key, Path folder) {
        Set<Path> paths = folders.getOrDefault(key, new LinkedHashSet<>());
        paths.remove(folder);
        if (paths.isEmpty()) {
            folders.remove(key);
            key.cancel();
        }
    }

    private void run() {
        try {
            while (true) {
                @Nullable WatchKey key = service.take();
                while (key != null) {
                    synchronized (lock) {
                        take(key);
                    }
                    key = service.poll();
                }
                listeners().forEach(WatchListener::drained);
            }
        } catch (InterruptedException | ClosedWatchServiceException _) {
            log.debug("watch ends");
        }
    }

    private Set<WatchListener> listeners() {
        synchronized (lock) {
            Set<WatchListener> listeners = new LinkedHashSet<>();
            subscriptions.forEach(subscription -> listeners.add(subscription.listener));
            return listeners;
        }
    }

    private void take(WatchKey key) {
        List<WatchEvent<?>> events = key.pollEvents();
        List<Path> paths = List.copyOf(folders.getOrDefault(key, Set.of()));
        for (Path folder : paths) {
            Folder watched = byPath.get(folder);
            if (watched != null) {
                List.copyOf(watched.subscriptions()).forEach(subscription -> tell(folder, events, subscription));
            }
        }
        if (!key.reset()) {
            folders.remove(key);
            for (Path folder : paths) {
                Folder watched = byPath.get(folder);
                if (watched != null && watched.key().equals(key)) {
                    byPath.remove(folder);
                    watched.subscriptions().forEach(subscription -> gone(folder, subscription));
                }
            }
        }
    }

    /** A folder above a root may have gone: the root is waited for from further above. */
    private void gone(Path folder, Subscription subscription) {
        if (subscription.root.path().startsWith(folder)) {
            guarded(subscription, () -> open(subscription));
            subscription.listener.missed();
        }
    }

    private void tell(Path folder, List<WatchEvent<?>> events, Subscription subscription) {
        Set<Path> told = new HashSet<>();
        for (WatchEvent<?> event : events) {
            if (event.kind().equals(StandardWatchEventKinds.OVERFLOW) || !(event.context() instanceof Path name)) {
                guarded(subscription, () -> open(subscription));
                subscription.listener.missed();
                return;
            }
            Path path = folder.resolve(name);
            if (told.add(path) || event.kind().equals(StandardWatchEventKinds.ENTRY_CREATE)) {
                guarded(subscription, () -> tell(folder, path, event.kind(), subscription));
            }
        }
    }

    private void tell(Path folder, Path path, WatchEvent.Kind<?> kind, Subscription subscription) throws IOException {
        SourceRoot root = subscription.root;
        boolean modified = kind.equals(StandardWatchEventKinds.ENTRY_MODIFY);
        if (root.path().startsWith(path)) {
            // The root itself, or a folder on the way to it.
            if (!modified) {
                open(subscription);
                subscription.listener.missed();
            } else if (path.equals(root.path())) {
                subscription.listener.changed(path);
            }
            return;
        }
        boolean isFolder = root.leads(path) && (byPath.containsKey(path) || Files.isDirectory(path));
        if (isFolder && !modified) {
            if (kind.equals(StandardWatchEventKinds.ENTRY_CREATE)) {
                walk(path, subscription, new HashSet<>());
            }
            subscription.listener.changed(path);
        } else if (root.covers(folder) && path.startsWith(root.path())) {
            subscription.listener.changed(path);
        }
    }
}
