package dev.sase.surface.catalogs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds and reads the files of one load. Where stamps are believed, what an earlier load read of the same file stands for it; else every
 * file is read. Confined to the loading thread.
 */
final class SourceReader {
    private final KeptReadings kept;
    private final boolean believing;
    private final long load;
    /** Where those files really are that are not where they were found. */
    private final Map<Path, Path> elsewhere = new HashMap<>();

    private final Map<Path, Reading<Settings>> settings = new HashMap<>();

    SourceReader(KeptReadings kept, boolean believing) {
        this.kept = kept;
        this.believing = believing;
        this.load = kept.begin();
    }

    /** The files of a folder, see {@link SourceFolder#files}. */
    List<FoundFile> files(SourceFolder folder, Predicate<String> name, Problems problems) {
        List<FoundFile> files = known(folder)
                .map(entries -> entries.stream()
                        .filter(entry -> name.test(entry.name()))
                        .toList())
                .map(entries -> folder.files(entries, problems))
                .orElseGet(() -> folder.files(name, problems));
        files.forEach(this::note);
        return files;
    }

    /** What a file says. Empty when it is gone, says nothing, or a problem says why it cannot be used. */
    <T> Optional<T> read(FileForm<T> form, FoundFile file, Problems problems) {
        return reading(form, file, problems).flatMap(reading -> reading.reportedTo(problems));
    }

    /** What a settings file says, for which a load asks more than once. */
    Optional<Settings> settings(ConfigFile file, Problems problems) {
        Optional<FoundFile> found = file.find(problems);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        note(found.get());
        Optional<Reading<Settings>> reading = Optional.ofNullable(settings.get(file.path()));
        if (reading.isEmpty()) {
            reading = reading(FileForm.SETTINGS, found.get(), problems);
            reading.ifPresent(read -> settings.put(file.path(), read));
        }
        return reading.flatMap(read -> read.reportedTo(problems));
    }

    /** A file that this load has found, with links resolved. */
    Path real(Path file) {
        return elsewhere.getOrDefault(file, file);
    }

    private void note(FoundFile file) {
        if (!file.real().equals(file.path())) {
            elsewhere.put(file.path(), file.real());
        }
    }

    /** What is in a folder, where it can be known without listing it, or kept once it is listed. */
    private Optional<List<NamedFile>> known(SourceFolder folder) {
        Optional<Stamp> stamp = believing ? folder.stamp() : Optional.empty();
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<NamedFile>> entries = kept.find(folder.path(), stamp.get(), load);
        if (entries.isEmpty()) {
            entries = folder.everything();
            entries.ifPresent(fresh -> kept.keep(folder.path(), stamp.get(), fresh, load));
        }
        return entries;
    }

    private <T> Optional<Reading<T>> reading(FileForm<T> form, FoundFile file, Problems problems) {
        Optional<Reading<T>> known =
                believing ? file.stamp().flatMap(stamp -> kept.find(form, file.path(), stamp, load)) : Optional.empty();
        if (known.isPresent()) {
            return known;
        }
        Optional<Reading<T>> fresh =
                FileBytes.readText(file.path(), problems).map(text -> Reading.of(form, file, text));
        if (fresh.isPresent() && file.stamp().isPresent()) {
            kept.keep(form, file.path(), file.stamp().get(), fresh.get(), load);
        }
        return fresh;
    }
}
