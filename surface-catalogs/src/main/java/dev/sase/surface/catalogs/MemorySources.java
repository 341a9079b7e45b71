package dev.sase.surface.catalogs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The notes of the memory, as the editor's catalog lists them: in a project those below its root; in the catalog of no project those
 * of the user's {@code sase/memory}.
 */
final class MemorySources {
    /** The folder of notes that say their tier themselves. */
    static final String TYPED = "sase/memory";

    private static final String KEYWORDS = "keywords:";
    private static final int MAX_DEPTH = 16;
    private static final int MAX_FOLDERS = 1_000;

    /** The folders of a root whose files are notes at any depth, with their tiers. */
    private static final Map<String, String> TIERS = tiers();

    private final Site site;
    private final Problems problems;
    private final List<SourceFile> files = new ArrayList<>();

    private MemorySources(Site site, Problems problems) {
        this.site = site;
        this.problems = problems;
    }

    /** The folders that hold notes. */
    static List<Path> inputs(Site site) {
        List<Path> inputs = new ArrayList<>();
        site.root()
                .ifPresent(root -> TIERS.keySet().forEach(name -> {
                    SourceFolder top = new SourceFolder(root.resolve(name), List.of(root));
                    inputs.add(top.path());
                    folders(top).stream().skip(1).forEach(inputs::add);
                }));
        typedFolder(site).ifPresent(folder -> inputs.add(folder.path()));
        return inputs;
    }

    /** The notes. */
    static List<SourceFile> of(Site site, Problems problems) {
        MemorySources sources = new MemorySources(site, problems);
        site.root()
                .ifPresent(root -> TIERS.forEach(
                        (name, tier) -> sources.addTier(new SourceFolder(root.resolve(name), List.of(root)), tier)));
        typedFolder(site).ifPresent(sources::addTyped);
        return sources.files;
    }

    private static Map<String, String> tiers() {
        Map<String, String> tiers = new LinkedHashMap<>();
        tiers.put("memory/short", "short");
        tiers.put("memory/long", "long");
        tiers.put(".sase/memory", "dynamic");
        return tiers;
    }

    private static Optional<SourceFolder> typedFolder(Site site) {
        Optional<Path> base = site.project().isPresent() ? site.root() : site.userHome();
        return base.map(folder -> new SourceFolder(folder.resolve(TYPED), List.of(folder)));
    }

    private void addTier(SourceFolder top, String tier) {
        for (Path folder : folders(top)) {
            for (FoundFile file : new SourceFolder(folder, top.bounds()).files(MemorySources::isNote, problems)) {
                FileBytes.read(file.path(), problems).ifPresent(bytes -> add(file.path(), tier, bytes));
            }
        }
    }

    private void addTyped(SourceFolder folder) {
        for (FoundFile found : folder.files(MemoryNotes::isTyped, problems)) {
            Path file = found.path();
            FileBytes.read(file, problems).ifPresent(bytes -> {
                Optional<String> type = MemoryNote.of(Markdown.of(new String(bytes, StandardCharsets.UTF_8)))
                        .type();
                if (type.isEmpty()) {
                    problems.warning(
                            "no_type",
                            file,
                            0,
                            "the note is left out, its front matter has no 'type: short' or 'long'");
                }
                type.ifPresent(tier -> add(file, tier, bytes));
            });
        }
    }

    private void add(Path file, String tier, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        files.add(new SourceFile(
                site.scope(),
                file.toString(),
                tier,
                SourceFolder.stemOf(file),
                keywords(text),
                Preview.first(text),
                Digests.sha256(bytes)));
    }

    /** What the first line of a note says that begins with {@code keywords:}. */
    static List<String> keywords(String text) {
        return text
                .lines()
                .map(Whitespace::trim)
                .filter(line -> line.startsWith(KEYWORDS))
                .findFirst()
                .map(line -> Whitespace.trim(line.substring(KEYWORDS.length())))
                .map(list -> list.startsWith("[") ? list.substring(1) : list)
                .map(list -> list.endsWith("]") ? list.substring(0, list.length() - 1) : list)
                .stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(word -> unquoted(Whitespace.trim(word)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String unquoted(String word) {
        boolean quoted = word.length() > 1
                && (word.startsWith("\"") && word.endsWith("\"") || word.startsWith("'") && word.endsWith("'"));
        return quoted ? word.substring(1, word.length() - 1) : word;
    }

    private static boolean isNote(String name) {
        return PromptFiles.isMarkdown(name) || name.endsWith(".markdown") && name.length() > ".markdown".length();
    }

    /** A folder and the folders below it, each once however links lead, in a stable order. */
    private static List<Path> folders(SourceFolder top) {
        List<Path> found = new ArrayList<>();
        collect(top, top.path(), 0, found, new HashSet<>());
        return found;
    }

    private static void collect(SourceFolder top, Path folder, int depth, List<Path> found, Set<Path> seen) {
        boolean wanted = depth <= MAX_DEPTH
                && found.size() < MAX_FOLDERS
                && Files.isDirectory(folder)
                && top.isInside(folder)
                && seen.add(RealPaths.of(folder));
        if (wanted) {
            found.add(folder);
            SourceFolder.foldersIn(folder).forEach(inner -> collect(top, inner, depth + 1, found, seen));
        }
    }
}
