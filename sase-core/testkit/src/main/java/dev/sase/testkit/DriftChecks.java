package dev.sase.testkit;

import dev.sase.core.engine.DiffPage;
import dev.sase.core.engine.DiffRecord;
import dev.sase.core.engine.DiffRecord.Category;
import dev.sase.core.engine.Progress;
import dev.sase.core.engine.Report;
import dev.sase.core.engine.Selection;
import dev.sase.core.engine.VerifyDepth;
import dev.sase.spi.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A difference between files and rows, planted behind the engine's back, is reported as what it is, and a rebuild removes it. */
final class DriftChecks {
    private final ContractSubject subject;

    DriftChecks(ContractSubject subject) {
        this.subject = subject;
    }

    void plantedDriftIsReported(Category category) {
        SaseHomeFixture home = subject.seededHome();
        try (EngineUnderTest engine = subject.open(ContractStorage.SQLITE, home)) {
            List<DiffRecord> before = differences(engine);
            subject.require(
                    before.stream().allMatch(record -> record.category() == Category.CORRUPT),
                    "verify reports before any drift: " + before);
            plant(category, home);
            List<DiffRecord> found = new ArrayList<>(differences(engine));
            before.forEach(found::remove);
            Set<Category> categories = found.stream().map(DiffRecord::category).collect(Collectors.toSet());
            subject.require(
                    categories.equals(Set.of(category)),
                    "a planted drift of the kind '" + category.token() + "' is reported as " + found);
            subject.require(
                    differences(engine, 1).equals(differences(engine)),
                    "pages of one give other differences than one page");
            requireCounted(engine, category);
            if (category != Category.CORRUPT) {
                engine.engine().rebuild(Selection.all(), Progress.NONE);
                subject.require(differences(engine).equals(before), "a rebuild leaves a drift: " + differences(engine));
            }
        }
    }

    /** A source that is damaged is corrupt on every engine. */
    void aDamagedSourceIsReported(ContractStorage storage) {
        SaseHomeFixture home = subject.seededHome();
        try (EngineUnderTest engine = subject.open(storage, home)) {
            long before = corrupt(engine);
            subject.author().damage(home, subject.seed().round(1));
            engine.refresh();
            subject.require(
                    corrupt(engine) > before,
                    "a damaged source is not reported as corrupt; override damage() to damage one");
            requireCounted(engine, Category.CORRUPT);
        }
    }

    private void plant(Category category, SaseHomeFixture home) {
        ProjectionDamage damage = new ProjectionDamage(subject.surface(), ContractStorage.projection(subject.stores()));
        switch (category) {
            case MISSING -> damage.removeRow();
            case STALE -> damage.changeField(subject.load(home.home()));
            case EXTRA -> damage.copyRow();
            case CORRUPT -> damage.damageRecord();
        }
    }

    private void requireCounted(EngineUnderTest engine, Category category) {
        Report report = engine.engine().verify(Selection.all(), VerifyDepth.FULL, Progress.NONE);
        long counted = report.summaries().stream()
                .mapToLong(summary -> switch (category) {
                    case MISSING -> summary.diffCounts().missing();
                    case STALE -> summary.diffCounts().stale();
                    case EXTRA -> summary.diffCounts().extra();
                    case CORRUPT -> summary.diffCounts().corrupt();
                })
                .sum();
        subject.require(
                counted > 0 && !report.ok(),
                "verify lists a '" + category.token() + "' but does not count it: " + report);
    }

    private static long corrupt(EngineUnderTest engine) {
        return differences(engine).stream()
                .filter(record -> record.category() == Category.CORRUPT)
                .count();
    }

    /** Every difference that the engine reports. */
    static List<DiffRecord> differences(EngineUnderTest engine) {
        return differences(engine, PageRequest.MAX_LIMIT);
    }

    private static List<DiffRecord> differences(EngineUnderTest engine, int limit) {
        List<DiffRecord> records = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            DiffPage page = engine.engine().diff(Selection.all(), limit, cursor);
            records.addAll(page.records());
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return records;
    }
}
