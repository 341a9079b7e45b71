package dev.sase.testkit;

import dev.sase.core.engine.DiffRecord;
import dev.sase.core.engine.Progress;
import dev.sase.core.engine.Report;
import dev.sase.core.engine.Selection;
import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** The projection holds what the files say, however it came to be. */
final class ProjectionChecks {
    private static final int STEPS = 12;
    private static final int EDITS = 24;

    private final ContractSubject subject;
    private final ContractStorage storage;

    ProjectionChecks(ContractSubject subject, ContractStorage storage) {
        this.subject = subject;
        this.storage = storage;
    }

    void equalsDirectLoadForEveryRead() {
        SaseHomeFixture home = subject.seededHome();
        try (EngineUnderTest engine = subject.open(storage, home)) {
            LoadedRecords loaded = subject.load(home.home());
            compareRows(engine, home, "the rows differ from the files");
            Map<Scopes, LoadedRecords> byScopes = new HashMap<>();
            for (ReadOperation read : subject.surface().reads()) {
                for (Query query : ReadCases.queries(subject, read, home.home(), loaded)) {
                    LoadedRecords direct =
                            byScopes.computeIfAbsent(read.scopes(query), scopes -> subject.load(home.home(), scopes));
                    for (Instant time : List.of(ReadCases.NOW, ReadCases.LATER)) {
                        Query asked = query.at(time);
                        subject.requireSame(
                                "the files (first) and " + storage + " (second) answer "
                                        + ReadCases.describe(read, asked) + " differently",
                                ReadCases.transcript(read, asked, new RecordsHost(direct, time)),
                                engine.read(time, reader -> ReadCases.transcript(read, asked, reader)));
                    }
                }
            }
        }
    }

    void replayChangesNothing() {
        SaseHomeFixture home = subject.seededHome();
        try (EngineUnderTest engine = subject.open(storage, home)) {
            changeRandomly(engine, home);
            List<String> before = StoredState.of(subject.surface(), engine);
            long sequence = lastSequence(engine);
            requireOk("replay", engine.engine().replay(Selection.all()));
            subject.requireSame(
                    "replaying the events changed the rows", before, StoredState.of(subject.surface(), engine));
            subject.require(lastSequence(engine) == sequence, "replaying the events wrote new ones");
            compareRows(engine, home, "after a replay the rows differ from the files");
        }
    }

    void rebuildEqualsIncrement() {
        SaseHomeFixture home = subject.seededHome();
        try (EngineUnderTest engine = subject.open(storage, home)) {
            changeRandomly(engine, home);
            requireClean(engine);
            List<String> increment = StoredState.of(subject.surface(), engine);
            requireOk("rebuild", engine.engine().rebuild(Selection.all(), Progress.NONE));
            subject.requireSame(
                    "a rebuild gives other rows than the changes one by one",
                    increment,
                    StoredState.of(subject.surface(), engine));
            requireClean(engine);
        }
    }

    void editedLinesEqualAFreshLoad() {
        SaseHomeFixture home = subject.seededHome();
        try (EngineUnderTest engine = subject.open(storage, home)) {
            List<String> sources = List.copyOf(home.files().keySet());
            for (int step = 0; step < EDITS; step++) {
                RandomGenerator random = subject.seed().round(3_000 + step);
                String file = sources.get(random.nextInt(sources.size()));
                byte[] edited = Objects.requireNonNull(home.files().get(file));
                for (int i = random.nextInt(3); i >= 0; i--) {
                    edited = LineEdits.edit(edited, random);
                }
                home.write(file, edited);
                engine.refresh();
                compareRows(engine, home, "after edit " + step + ", of lines of " + file + ", the rows differ from it");
                compareDamage(engine, home, file);
            }
            requireClean(engine);
            List<String> increment = StoredState.of(subject.surface(), engine);
            requireOk("replay", engine.engine().replay(Selection.all()));
            subject.requireSame(
                    "replaying edits of lines changed the rows", increment, StoredState.of(subject.surface(), engine));
        }
    }

    /** What is wrong in a source is known after each load, also where good lines were not parsed again. */
    private void compareDamage(EngineUnderTest engine, SaseHomeFixture home, String file) {
        long expected = subject.load(home.home()).diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.CORRUPT)
                .count();
        long found = engine.engine().health().failedParses();
        subject.require(
                found == expected,
                "after an edit of lines of " + file + " the sources have " + expected
                        + " parts that cannot be read, the engine knows of " + found);
    }

    void aFileThatGoesBackIsAppliedThreeTimes() {
        SaseHomeFixture home = subject.seededHome();
        Map<String, byte[]> first = home.files();
        Map<String, byte[]> second = changed(home, first);
        home.restore(first);
        try (EngineUnderTest engine = subject.open(storage, home)) {
            long sequence = lastSequence(engine);
            for (Map<String, byte[]> files : List.of(second, first, second, first)) {
                home.restore(files);
                engine.refresh();
                long next = lastSequence(engine);
                subject.require(
                        next > sequence, "a file that changed was not applied again: the sequence stays " + sequence);
                sequence = next;
                compareRows(engine, home, "after a file went back and forth the rows differ from the files");
            }
        }
    }

    /** Changes the home until its records differ. */
    private Map<String, byte[]> changed(SaseHomeFixture home, Map<String, byte[]> first) {
        List<String> before = records(home.home());
        for (int step = 0; step < 100; step++) {
            home.restore(first);
            subject.author().change(home, subject.seed().round(1_000 + step), step);
            if (!records(home.home()).equals(before)) {
                return home.files();
            }
        }
        throw new AssertionError(subject.id() + ": a hundred changes of the sources changed no record; "
                + subject.seed().hint());
    }

    private void changeRandomly(EngineUnderTest engine, SaseHomeFixture home) {
        for (int step = 0; step < STEPS; step++) {
            RandomGenerator random = subject.seed().round(1_000 + step);
            for (int i = random.nextInt(3); i >= 0; i--) {
                subject.author().change(home, random, step);
            }
            engine.refresh();
            compareRows(engine, home, "after change " + step + " the rows differ from the files");
        }
    }

    private void compareRows(EngineUnderTest engine, SaseHomeFixture home, String what) {
        subject.requireSame(what, records(home.home()), StoredState.of(subject.surface(), engine));
    }

    private List<String> records(SaseHome home) {
        return StoredState.of(subject.surface(), HostUnderTest.records(subject.load(home), ReadCases.NOW));
    }

    private void requireClean(EngineUnderTest engine) {
        DriftChecks.differences(engine).stream()
                .filter(record -> record.category() != DiffRecord.Category.CORRUPT)
                .findFirst()
                .ifPresent(record -> subject.require(false, "verify reports what is not so: " + record));
    }

    private void requireOk(String what, Report report) {
        subject.require(
                report.summaries().stream().noneMatch(summary -> summary.state().equals("degraded")),
                what + " ended degraded: " + report);
    }

    private static long lastSequence(EngineUnderTest engine) {
        return engine.engine().health().lastSequence();
    }
}
