package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    List<Found> found(SourceReader reader, Problems problems) {
        List<Found> found = new ArrayList<>();
        for (NoteFolder folder : keyed()) {
            Problems mine = problems.when(folder.own() == site.project().isPresent());
            for (FoundFile file : reader.files(folder.folder(), PromptFiles::isMarkdown, mine)) {
                reader.read(FileForm.NOTE, file, mine)
                        .filter(MemoryNote::keywords)
                        .ifPresent(_ -> found.add(keyed(folder, file.path())));
            }
        }
        for (NoteFolder folder : typed()) {
            Problems mine = problems.when(folder.own() == site.project().isPresent());
            for (FoundFile file : reader.files(folder.folder(), MemoryNotes::isTyped, mine)) {
                reader.read(FileForm.NOTE, file, mine)
                        .flatMap(note -> typed(file.path(), note))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** Whether a file of a folder of notes with types may be one. */
    static boolean isTyped(String name) {
        return PromptFiles.isMarkdown(name) && !name.equals("README.md");
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

    private static Optional<Found> typed(Path file, MemoryNote note) {
        return note.type().map(type -> {
            Definition memory =
                    DefinitionReader.ofMemory("memory/" + SourceFolder.stemOf(file), note.body(), note.description());
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
