package dev.sase.surface.catalogs;

import dev.sase.spi.SaseHome;
import dev.sase.spi.SourceRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The places to watch. The user's own folder is not among them, only the folders in it that may hold sources. */
final class CatalogRoots {
    private static final String[] OF_PROJECT = {
        "xprompts",
        ".xprompts",
        "sase",
        "sase/xprompts",
        "sase/skills",
        "sase/memory",
        ".sase",
        ".sase/memory/**",
        "memory",
        "memory/short/**",
        "memory/long/**",
        ".codex/memory/long",
        ".gemini/memory/long",
        ".claude/memory/long"
    };

    private CatalogRoots() {}

    /** The places of a home. */
    static List<SourceRoot> of(SaseHome home) {
        List<SourceRoot> roots = new ArrayList<>();
        Site site = Site.of(home, Site.ALL, Map.of());
        String[] inProjects = Stream.concat(
                        Stream.of("*"), Stream.of(OF_PROJECT).map(name -> "*/" + name))
                .toArray(String[]::new);
        roots.add(SourceRoot.of(KnownWorkspaces.projects(home), inProjects));
        FileHistory.stores(site).forEach(store -> roots.add(new SourceRoot(store, false)));
        site.userHome().ifPresent(folder -> roots.addAll(ofUser(folder)));
        PromptCatalog.inputs(site).stream()
                .filter(input -> roots.stream().noneMatch(root -> root.covers(input)))
                .forEach(input -> roots.add(new SourceRoot(input, false)));
        workspaces(home).forEach(folder -> roots.add(SourceRoot.of(folder, OF_PROJECT)));
        return List.copyOf(roots);
    }

    private static List<SourceRoot> ofUser(Path home) {
        return List.of(
                SourceRoot.of(home.resolve(".config/sase"), "xprompts", "xprompts/*"),
                SourceRoot.of(home.resolve("sase"), "xprompts", "xprompts/*", "skills", "skills/*", "memory"));
    }

    /** The known workspaces; none when the projects cannot be listed, which discovery reports. */
    private static List<Path> workspaces(SaseHome home) {
        try {
            return List.copyOf(KnownWorkspaces.find(home).byProject().values());
        } catch (IOException _) {
            return List.of();
        }
    }
}
