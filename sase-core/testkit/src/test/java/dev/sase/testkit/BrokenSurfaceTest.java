package dev.sase.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.core.engine.DiffRecord.Category;
import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Slice;
import dev.sase.spi.Surface;
import dev.sase.spi.Volatility;
import dev.sase.testkit.nasty.Nasty;
import dev.sase.testkit.nasty.NastyRead;
import dev.sase.testkit.nasty.NastyReads;
import dev.sase.testkit.nasty.NastySurface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every check of the contract fails for a surface that breaks what it checks. */
class BrokenSurfaceTest {
    /** Planted mistakes are looked for in one home: whether a check can fail must not depend on chance. */
    private static final KitSeed SEED = new KitSeed(1);

    @TempDir
    Path folder;

    @Test
    void aSurfaceThatNoServiceFileNamesIsCaught() {
        caught("the service loader finds", () -> new LoaderChecks(subject(new WrongSurface())).foundByServiceLoader());
    }

    @Test
    void aLoaderThatNeedsADatabaseIsCaught() {
        caught(
                "java.sql.Connection is hidden",
                () -> new LoaderChecks(subject(new WrongSurface.NeedsDatabase())).worksWithNoDatabase());
    }

    @Test
    void aLoaderThatFailsForVanishedFilesIsCaught() {
        caught(
                "cannot be loaded",
                () -> new LoaderChecks(subject(new WrongSurface(WrongSurface.Mistake.VANISHED_UNITS_FAIL)))
                        .aVanishedUnitLoadsAsEmpty());
    }

    @Test
    void unitsBelowNoRootAreCaught() {
        caught(
                "lies below no root",
                () -> new LoaderChecks(subject(new WrongSurface(WrongSurface.Mistake.WRONG_ROOT)))
                        .unitsAreDiscoveredAlike());
    }

    @Test
    void unitsThatShareAKeyAreCaught() {
        caught(
                "two units have the key",
                () -> new LoaderChecks(subject(new WrongSurface(WrongSurface.Mistake.SAME_KEYS)))
                        .unitsAreDiscoveredAlike());
    }

    @Test
    void aCodecThatLosesAFieldIsCaught() {
        caught(
                "another one after its JSON",
                () -> new WireChecks(subject(new WrongSurface(WrongSurface.Mistake.CODEC_LOSES_NOTE)))
                        .recordsSurviveTheirJson());
    }

    @Test
    void anOrderOtherThanTheStatedOneIsCaught() {
        NastyRead wrong = NastyReads.list()
                .answered((query, reader) ->
                        NastyReads.page(NastyReads.filter(query), query.with("sort", "rank"), reader));
        caught("is stated, but row", () -> new ReadChecks(subject(wrong)).everyReadKeepsItsStatedOrder());
    }

    @Test
    void copiesThatAreKeptAgainstTheStatementAreCaught() {
        NastyRead wrong = NastyReads.list().declared(Duplicates.FIRST);
        caught("is declared FIRST, but", () -> new ReadChecks(subject(wrong)).duplicatesAreTreatedAsStated());
    }

    @Test
    void copiesThatAreDroppedAgainstTheStatementAreCaught() {
        NastyRead wrong = NastyReads.firsts().declared(Duplicates.KEPT);
        caught("is declared KEPT, but", () -> new ReadChecks(subject(wrong)).duplicatesAreTreatedAsStated());
    }

    @Test
    void aDetailOfALaterCopyIsCaught() {
        NastyRead wrong = NastyReads.show().answered((query, reader) -> {
            Slice.Row last = reader.page(
                            Nasty.RECORDS,
                            Predicate.is(Nasty.ID, query.requiredText("id")),
                            Nasty.BY_ID,
                            Nasty.FULL,
                            query.page())
                    .rows()
                    .getLast();
            return Answer.builder().value("record", last.json()).build();
        });
        caught("stands for the first", () -> new ReadChecks(subject(wrong)).duplicatesAreTreatedAsStated());
    }

    @Test
    void aPureReadThatAsksForTheTimeIsCaught() {
        NastyRead wrong = NastyReads.due().declared(Volatility.PURE);
        caught("asks for the time", () -> new ReadChecks(subject(wrong)).volatilityIsAsStated());
    }

    @Test
    void aPureReadThatUsesTheTimeOfTheQueryIsCaught() {
        NastyRead wrong =
                NastyReads.stats().answered((query, _) -> text("at", query.now().toString()));
        caught("differently at another time", () -> new ReadChecks(subject(wrong)).volatilityIsAsStated());
    }

    @Test
    void aPureReadThatLooksAtFilesIsCaught() {
        Path file = folder.resolve("home/nasty/alpha/one.jsonl");
        NastyRead wrong = NastyReads.stats().answered((_, _) -> text("there", String.valueOf(Files.exists(file))));
        caught("differently without the files", () -> new ReadChecks(subject(wrong)).volatilityIsAsStated());
    }

    @Test
    void aReadThatNeedsMoreScopesThanItSaysIsCaught() {
        NastyRead wrong = NastyReads.stats()
                .answered((_, reader) -> text("scopes", reader.scopes().toString()));
        caught(
                "differently",
                () -> new ProjectionChecks(subject(wrong), ContractStorage.SQLITE).equalsDirectLoadForEveryRead());
    }

    @Test
    void recordsThatDependOnTheClockAreCaughtByARebuild() {
        Surface wrong = new WrongSurface(WrongSurface.Mistake.EVERY_LOAD_DIFFERS);
        caught(
                "the rows differ from the files",
                () -> new ProjectionChecks(subject(wrong), ContractStorage.H2).equalsDirectLoadForEveryRead());
        caught("two loads of the same files", () -> new LoaderChecks(subject(wrong)).unitsAreDiscoveredAlike());
    }

    @Test
    void aChangeThatIsNeverSeenIsCaught() {
        Surface wrong = new WrongSurface(WrongSurface.Mistake.WRONG_INPUTS);
        caught(
                "not applied again",
                () -> new ProjectionChecks(subject(wrong), ContractStorage.SQLITE)
                        .aFileThatGoesBackIsAppliedThreeTimes());
        caught(
                "after change",
                () -> new ProjectionChecks(subject(wrong), ContractStorage.SQLITE).rebuildEqualsIncrement());
        caught(
                "after change",
                () -> new ProjectionChecks(subject(wrong), ContractStorage.SQLITE).replayChangesNothing());
    }

    @Test
    void offeredLinesThatDoNotDecideTheirRecordsAreCaught() {
        Surface wrong = new WrongSurface(WrongSurface.Mistake.LINES_DO_NOT_DECIDE);
        caught(
                "the rows differ from it",
                () -> new ProjectionChecks(subject(wrong), ContractStorage.SQLITE).editedLinesEqualAFreshLoad());
    }

    @Test
    void aVerifierThatSeesNothingIsCaught() {
        Surface wrong = new WrongSurface(WrongSurface.Mistake.BLIND_LOADER);
        caught(
                "a damaged source is not reported",
                () -> new DriftChecks(subject(wrong)).aDamagedSourceIsReported(ContractStorage.SQLITE));
    }

    @Test
    void aDriftOfAnotherKindIsCaught() {
        Surface wrong = new WrongSurface(WrongSurface.Mistake.EVERY_LOAD_DIFFERS);
        caught(
                "verify reports before any drift",
                () -> new DriftChecks(subject(wrong)).plantedDriftIsReported(Category.MISSING));
    }

    private static Answer text(String name, String value) {
        return Answer.builder()
                .value(name, new JsonWriter().string(value).toRawJson())
                .build();
    }

    private static void caught(String message, ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    private ContractSubject subject(NastyRead read) {
        return subject(new NastySurface(List.of(read)));
    }

    private ContractSubject subject(Surface surface) {
        return new ContractSubject(surface, folder, SEED, new NastyAuthor());
    }
}
