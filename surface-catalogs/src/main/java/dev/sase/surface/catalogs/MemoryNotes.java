package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Notes of the memory that are xprompts too. Notes with keywords in {@code memory/long} insert a command that shows them; notes of
 * {@code sase/memory} with a type insert their body.
 */
final class MemoryNotes {
    /** The folders of notes with types, below a root; the one that wins last. */
    static final List<String> TYPED_FOLDERS = List.of("memory", "sase/memory");

    private static final String LONG = "memory/long";
    private static final List<String> AGENTS = List.of(".codex", ".gemini", ".claude");
    private static final Set<String> TYPES = Set.of("short", "long");

    /** A folder of notes below a home or root. */
    private record NoteFolder(Path base, String name, boolean own) {
        SourceFolder folder() {
            return new SourceFolder(base.resolve(name), List.of(base));
        }
    }

    private final Site site;

    MemoryNotes(Site site) {
        this.site = site;
    }

    /** The folders that are looked at. */
    List<Path> inputs() {
        return Stream.concat(keyed().stream(), typed().stream())
                .map(folder -> folder.folder().path())
                .toList();
    }

    /** The notes that are xprompts, those that win last. */
    List<Found> found(Problems problems) {
        List<Found> found = new ArrayList<>();
        for (NoteFolder folder : keyed()) {
            Problems mine = problems.when(folder.own() == site.project().isPresent());
            for (Path file : folder.folder().files(PromptFiles::isMarkdown, mine)) {
                FileBytes.readText(file, mine)
                        .map(Markdown::of)
                        .flatMap(Markdown::frontMatter)
                        .filter(keys -> keys.get("keywords").isPresent())
                        .ifPresent(_ -> found.add(keyed(folder, file)));
            }
        }
        for (NoteFolder folder : typed()) {
            Problems mine = problems.when(folder.own() == site.project().isPresent());
            for (Path file : folder.folder().files(MemoryNotes::isTyped, mine)) {
                FileBytes.readText(file, mine)
                        .map(Markdown::of)
                        .flatMap(note -> typed(file, note))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** Whether a file of a folder of notes with types may be one. */
    static boolean isTyped(String name) {
        return PromptFiles.isMarkdown(name) && !name.equals("README.md");
    }

    /** The type that a note states. */
    static Optional<String> type(Markdown note) {
        return note.frontMatter()
                .flatMap(keys -> keys.get("type"))
                .flatMap(Yaml::text)
                .filter(TYPES::contains);
    }

    private static Found keyed(NoteFolder folder, Path file) {
        String path = folder.own() ? folder.base().relativize(file).toString() : file.toString();
        Definition plain = DefinitionReader.plain(LONG + "/" + SourceFolder.stemOf(file), "$(cat " + path + ")");
        Definition tagged = new Definition(
                plain.name(),
                plain.kind(),
                plain.content(),
                plain.description(),
                List.of("memory"),
                plain.skill(),
                plain.snippet(),
                plain.inputs());
        return Found.in(file, file.toString(), tagged);
    }

    private static Optional<Found> typed(Path file, Markdown note) {
        return type(note).map(type -> {
            Optional<String> description =
                    note.frontMatter().flatMap(keys -> keys.get("description")).flatMap(Yaml::text);
            Definition memory =
                    DefinitionReader.ofMemory("memory/" + SourceFolder.stemOf(file), note.body(), description);
            return new Found(memory, file.toString(), file, Optional.empty(), Optional.empty(), Optional.of(type));
        });
    }

    private List<NoteFolder> keyed() {
        List<NoteFolder> folders = new ArrayList<>();
        site.userHome()
                .ifPresent(
                        home -> AGENTS.forEach(agent -> folders.add(new NoteFolder(home, agent + "/" + LONG, false))));
        site.root().ifPresent(root -> {
            AGENTS.forEach(agent -> folders.add(new NoteFolder(root, agent + "/" + LONG, true)));
            folders.add(new NoteFolder(root, LONG, true));
        });
        return folders;
    }

    private List<NoteFolder> typed() {
        List<NoteFolder> folders = new ArrayList<>();
        site.userHome()
                .ifPresent(home -> TYPED_FOLDERS.forEach(name -> folders.add(new NoteFolder(home, name, false))));
        site.root().ifPresent(root -> TYPED_FOLDERS.forEach(name -> folders.add(new NoteFolder(root, name, true))));
        return folders;
    }
}
