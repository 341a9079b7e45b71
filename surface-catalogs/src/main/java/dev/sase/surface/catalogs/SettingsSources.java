package dev.sase.surface.catalogs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings files of a project, as the editor's catalog lists them. */
final class SettingsSources {
    private static final Map<String, String> SCOPES = new TreeMap<>(Map.of(
            "sase.yml", "project", "sase.yaml", "project", "sase/sase.yml", "project", ".sase/sase.yml", "local"));

    private SettingsSources() {}

    /** The places that are looked at. */
    static List<Path> inputs(Site site) {
        return site.root()
                .map(root -> SCOPES.keySet().stream().map(root::resolve).toList())
                .orElse(List.of());
    }

    /** The files that exist. */
    static List<SourceFile> of(Site site, Problems problems) {
        List<SourceFile> files = new ArrayList<>();
        site.root()
                .ifPresent(root -> SCOPES.forEach((name, scope) -> {
                    Path file = root.resolve(name);
                    if (new SourceFolder(root, List.of(root))
                            .file(file, problems)
                            .isPresent()) {
                        FileBytes.read(file, problems)
                                .ifPresent(bytes -> files.add(new SourceFile(
                                        site.scope(),
                                        file.toString(),
                                        scope,
                                        SourceFolder.nameOf(file),
                                        List.of(),
                                        Preview.first(new String(bytes, StandardCharsets.UTF_8)),
                                        Digests.sha256(bytes))));
                    }
                }));
        return files;
    }
}
