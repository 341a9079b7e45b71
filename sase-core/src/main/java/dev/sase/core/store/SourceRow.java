package dev.sase.core.store;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.SourceUnit;
import java.util.List;

/**
 * What the projection knows of a source unit.
 *
 * @param unit its id
 * @param key its key
 * @param scope its scope
 * @param path its file or folder
 * @param fingerprint what the file system said when it was loaded
 * @param generation counts the states it was seen in
 * @param sequence the number of the event that closed the generation
 * @param records how many records it has, in all collections
 * @param content a hash of the bytes of its files, when they were loaded at rest; otherwise empty
 * @param diagnostics what was wrong in it
 */
public record SourceRow(
        long unit,
        String key,
        String scope,
        String path,
        Fingerprint fingerprint,
        long generation,
        long sequence,
        long records,
        String content,
        List<Diagnostic> diagnostics) {
    public SourceRow {
        diagnostics = List.copyOf(diagnostics);
    }

    /** The same unit, whose files look different and say the same. */
    public SourceRow seenAs(Fingerprint seen) {
        return new SourceRow(unit, key, scope, path, seen, generation, sequence, records, content, diagnostics);
    }

    /** The same unit, loaded without a difference, perhaps from another place; with the {@link ContentHash} of what was loaded. */
    public SourceRow seenAt(SourceUnit found, Fingerprint seen, String hash) {
        return new SourceRow(
                unit,
                key,
                found.scope(),
                found.path().toString(),
                seen,
                generation,
                sequence,
                records,
                hash,
                diagnostics);
    }

    /** The same unit, to be loaded at the next look whatever its files look like. */
    public SourceRow distrusted() {
        return new SourceRow(
                unit, key, scope, path, Fingerprint.UNKNOWN, generation, sequence, records, "", diagnostics);
    }
}
