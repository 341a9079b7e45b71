package dev.sase.surface.beads;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordSink;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a store whose source is {@code issues.jsonl}, line by line: the file may be larger than memory. Not thread-safe. */
final class IssuesFile {
    private static final String EXTERNAL_REF_CONFLICT = "external_ref_conflict";

    /** For a second look at lines whose records and problems are delivered by the first. */
    private static final RecordSink NOBODY = new RecordSink() {
        @Override
        public <R> void record(RecordCollection<R> collection, R record, Path file, long line) {
            // Delivered by the first look.
        }

        @Override
        public void diagnostic(Diagnostic diagnostic) {
            // Reported by the first look.
        }
    };

    private final Path file;
    private final JsonLine parser = JsonLine.lastCounts();
    private @Nullable Set<String> parentsOfPhases;

    private IssuesFile(Path file) {
        this.file = file;
    }

    static Path of(Path folder) {
        return folder.resolve("issues.jsonl");
    }

    static IssuesFile in(Path folder) {
        return new IssuesFile(of(folder));
    }

    /** Delivers the issues in file order; nothing when there is no file. */
    void load(String scope, RecordSink sink) throws IOException {
        Map<String, String> owners = new HashMap<>();
        forEach(sink, (issue, line) -> {
            if (issue.isUntieredPlan()) {
                sink.notAlone();
                issue.tier = parentsOfPhases().contains(issue.id) ? BeadTier.EPIC : BeadTier.PLAN;
            }
            String reference = Whitespace.trim(issue.externalRef);
            String owner = null;
            if (!reference.isEmpty()) {
                sink.notAlone();
                owner = owners.putIfAbsent(reference, issue.id);
            }
            if (owner != null) {
                sink.diagnostic(Diagnostic.warning(
                        EXTERNAL_REF_CONFLICT,
                        file,
                        line,
                        "'" + issue.id + "' has the external_ref '" + reference + "', which '" + owner
                                + "' has already"));
            }
            sink.record(Beads.COLLECTION, issue.build(scope, Generation.MAY), file, line);
        });
    }

    /** Which plans have phases. Only legacy files have plans without a tier, so only they are read a second time. */
    private Set<String> parentsOfPhases() throws IOException {
        Set<String> parents = parentsOfPhases;
        if (parents == null) {
            Set<String> found = new HashSet<>();
            forEach(NOBODY, (issue, _) -> {
                if (issue.type == BeadType.PHASE && issue.parentId != null) {
                    found.add(issue.parentId);
                }
            });
            parents = found;
            parentsOfPhases = found;
        }
        return parents;
    }

    /** Takes a valid issue with its line. */
    @FunctionalInterface
    private interface IssueAction {
        void accept(BeadDraft issue, long line) throws IOException;
    }

    private void forEach(RecordSink sink, IssueAction action) throws IOException {
        try (LineReader lines = LineReader.open(file)) {
            while (lines.next()) {
                int from = lines.offset();
                boolean known = !lines.isOversized()
                        && sink.unchanged(Beads.COLLECTION, lines.bytes(), from, from + lines.length());
                Optional<BeadDraft> issue = known ? Optional.empty() : issue(lines, sink);
                if (issue.isPresent()) {
                    action.accept(issue.get(), lines.number());
                }
            }
        } catch (NoSuchFileException _) {
            // A store that was just created, or one that vanished, is empty.
            return;
        }
    }

    private Optional<BeadDraft> issue(LineReader line, RecordSink sink) {
        try {
            Optional<JsonObject> json = parser.parse(line);
            if (json.isEmpty()) {
                return Optional.empty();
            }
            BeadDraft issue = BeadParser.issue(json.get(), Generation.MAY);
            Optional<String> problem = BeadRules.problem(issue);
            if (problem.isPresent()) {
                throw MalformedException.record("'" + issue.id + "': " + problem.get());
            }
            return Optional.of(issue);
        } catch (MalformedException e) {
            sink.diagnostic(Diagnostic.corrupt(e.token(), file, line.number(), e.problem()));
            return Optional.empty();
        }
    }
}
