package dev.sase.surface.beads;

import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stores of a home: those of its projects, then the configured ones that are not among them. Immutable; made anew for every
 * request, because stores come and go.
 */
final class StoreLocations {
    private final Map<String, StoreLocation> byScope = new LinkedHashMap<>();
    private final Set<Path> known = new HashSet<>();

    private StoreLocations() {}

    /**
     * Looks for stores.
     *
     * @throws IOException if the folder of the projects exists but cannot be listed
     */
    static StoreLocations find(SaseHome home) throws IOException {
        StoreLocations locations = new StoreLocations();
        for (Path project : projects(home)) {
            locations.addProject(project);
        }
        for (ConfiguredStore store : ConfiguredStore.of(home)) {
            store.folder().ifPresent(folder -> locations.add(store.name(), "", folder));
        }
        return locations;
    }

    static Path projectsFolder(SaseHome home) {
        return home.path().resolve("projects");
    }

    /** The stores in their order. */
    List<StoreLocation> all() {
        return List.copyOf(byScope.values());
    }

    /** The stores of some scopes, among them such as only a path names. */
    List<StoreLocation> within(Scopes scopes) {
        List<StoreLocation> wanted = new ArrayList<>();
        Set<Path> folders = new HashSet<>();
        for (StoreLocation store : byScope.values()) {
            if (scopes.contains(store.scope()) && folders.add(store.realFolder())) {
                wanted.add(store);
            }
        }
        scopes.names().stream()
                .flatMap(Set::stream)
                .sorted(Texts::compare)
                .forEach(scope -> ofPath(scope)
                        .filter(store -> folders.add(store.realFolder()))
                        .ifPresent(wanted::add));
        return wanted;
    }

    /** The scopes of the stores in their order. */
    Set<String> scopes() {
        return byScope.keySet();
    }

    /** The scope of the only store, if there is exactly one. */
    Optional<String> only() {
        return byScope.size() == 1 ? byScope.keySet().stream().findFirst() : Optional.empty();
    }

    /** The scope of the store that a folder belongs to: the nearest one at or above it. */
    Optional<String> scopeOf(Path folder) {
        for (Path candidate = folder.toAbsolutePath().normalize();
                candidate != null;
                candidate = candidate.getParent()) {
            Path project = candidate;
            Optional<Path> store = StoreLayout.presentIn(project).stream()
                    .map(layout -> layout.folderIn(project))
                    .findFirst();
            if (store.isPresent()) {
                return Optional.of(scopeOfStore(StoreLocation.real(store.get())));
            }
        }
        return Optional.empty();
    }

    private String scopeOfStore(Path realFolder) {
        return byScope.values().stream()
                .filter(store -> store.realFolder().equals(realFolder))
                .map(StoreLocation::scope)
                .findFirst()
                .orElse(StoreLocation.PATH_SCOPE + realFolder);
    }

    private static Optional<StoreLocation> ofPath(String scope) {
        if (!scope.startsWith(StoreLocation.PATH_SCOPE)) {
            return Optional.empty();
        }
        try {
            Path folder = Path.of(scope.substring(StoreLocation.PATH_SCOPE.length()));
            boolean exists = folder.isAbsolute() && Files.isDirectory(folder);
            return exists ? Optional.of(new StoreLocation(scope, folder.normalize())) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private void addProject(Path project) {
        String name = nameOf(project);
        for (StoreLayout layout : StoreLayout.presentIn(project)) {
            add(name, layout.word(), layout.folderIn(project));
        }
    }

    /** Adds a store unless it is there already by another path; a taken name gets a suffix. */
    private void add(String name, String suffix, Path folder) {
        if (!known.add(StoreLocation.real(folder))) {
            return;
        }
        String scope = name;
        if (byScope.containsKey(scope) && !suffix.isEmpty()) {
            scope = name + "@" + suffix;
        }
        for (int i = 2; byScope.containsKey(scope); i++) {
            scope = name + "@" + i;
        }
        byScope.put(scope, new StoreLocation(scope, folder));
    }

    private static String nameOf(Path project) {
        return Texts.wellFormed(String.valueOf(project.getFileName()));
    }

    private static List<Path> projects(SaseHome home) throws IOException {
        List<Path> projects = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(projectsFolder(home), Files::isDirectory)) {
            entries.forEach(projects::add);
        } catch (NoSuchFileException _) {
            return List.of();
        }
        projects.sort(Comparator.comparing(StoreLocations::nameOf, Texts::compare));
        return projects;
    }
}
