package dev.sase.testkit;

import dev.sase.core.engine.DiffRecord;
import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every surface has to pass. A surface's test extends this class and writes the surface's files; it overrides no check.
 * Everything random comes from one seed, which each failure names.
 */
public abstract class SurfaceContract {
    private final KitSeed seed = KitSeed.ofThisRun();

    @TempDir
    Path contractFolder;

    /** For the surface's test. */
    protected SurfaceContract() {}

    /** The surface, made anew. */
    protected abstract Surface surface();

    /**
     * Writes files with a few dozen records, among them copies and, where the format has them, several units and scopes.
     *
     * @param home the empty home
     * @param random decides what is written
     */
    protected abstract void seed(SaseHomeFixture home, RandomGenerator random);

    /**
     * Changes the sources in some way that the surface's writers might: a record more, less or different, a file gone.
     *
     * @param home the seeded home
     * @param random decides what changes
     * @param step counts the changes
     */
    protected abstract void change(SaseHomeFixture home, RandomGenerator random, int step);

    /**
     * Damages a source so that a part of it cannot be read. The default cuts a line short and adds it at the end of a source
     * file.
     *
     * @param home the seeded home
     * @param random decides where
     */
    protected void damage(SaseHomeFixture home, RandomGenerator random) {
        try (Stream<SourceUnit> units = surface().loader().discover(home.home(), Scopes.every())) {
            List<Path> files = units.flatMap(unit -> unit.inputs().stream())
                    .filter(Files::isRegularFile)
                    .toList();
            Path file = files.get(random.nextInt(files.size()));
            home.append(home.path().relativize(file).toString().replace('\\', '/'), "{\"damaged\":\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the sources cannot be damaged", e);
        }
    }

    /**
     * The arguments that a read is asked with. The default makes them of the read's parameters and of what occurs in the records.
     *
     * @param read the read
     * @param random decides what is asked
     * @param loaded the records of the seeded home
     * @return argument sets by parameter name; not empty
     */
    protected List<Map<String, Object>> arguments(ReadOperation read, RandomGenerator random, LoadedRecords loaded) {
        return ArgumentChoices.of(read, random, loaded);
    }

    @Test
    final void foundByServiceLoader() {
        new LoaderChecks(subject()).foundByServiceLoader();
    }

    @Test
    final void theLoaderWorksWithNoDatabase() {
        new LoaderChecks(subject()).worksWithNoDatabase();
    }

    @Test
    final void aUnitThatVanishesLoadsAsEmpty() {
        new LoaderChecks(subject()).aVanishedUnitLoadsAsEmpty();
    }

    @Test
    final void unitsAreDiscoveredAlike() {
        new LoaderChecks(subject()).unitsAreDiscoveredAlike();
    }

    @ParameterizedTest
    @EnumSource
    final void projectionEqualsDirectLoadForEveryRead(ContractStorage storage) {
        new ProjectionChecks(subject(), storage).equalsDirectLoadForEveryRead();
    }

    @ParameterizedTest
    @EnumSource
    final void replayChangesNothing(ContractStorage storage) {
        new ProjectionChecks(subject(), storage).replayChangesNothing();
    }

    @ParameterizedTest
    @EnumSource
    final void rebuildEqualsIncrement(ContractStorage storage) {
        new ProjectionChecks(subject(), storage).rebuildEqualsIncrement();
    }

    @ParameterizedTest
    @EnumSource
    final void editedLinesEqualAFreshLoad(ContractStorage storage) {
        new ProjectionChecks(subject(), storage).editedLinesEqualAFreshLoad();
    }

    @ParameterizedTest
    @EnumSource
    final void aFileThatGoesBackIsAppliedThreeTimes(ContractStorage storage) {
        new ProjectionChecks(subject(), storage).aFileThatGoesBackIsAppliedThreeTimes();
    }

    /** On SQLite, whose file the kit can change behind the engine; a projection in memory has no such door. */
    @ParameterizedTest
    @EnumSource
    final void plantedDriftIsReportedInEachCategory(DiffRecord.Category category) {
        new DriftChecks(subject()).plantedDriftIsReported(category);
    }

    @ParameterizedTest
    @EnumSource
    final void aDamagedSourceIsReported(ContractStorage storage) {
        new DriftChecks(subject()).aDamagedSourceIsReported(storage);
    }

    @Test
    final void recordsSurviveTheirJson() {
        new WireChecks(subject()).recordsSurviveTheirJson();
    }

    @ParameterizedTest
    @EnumSource
    final void answersSurviveTheWire(ContractStorage storage) {
        new WireChecks(subject()).answersSurviveTheWire(storage);
    }

    @Test
    final void everyReadKeepsItsStatedOrder() {
        new ReadChecks(subject()).everyReadKeepsItsStatedOrder();
    }

    @Test
    final void duplicatesAreTreatedAsStated() {
        new ReadChecks(subject()).duplicatesAreTreatedAsStated();
    }

    @Test
    final void volatilityIsAsStated() {
        new ReadChecks(subject()).volatilityIsAsStated();
    }

    private ContractSubject subject() {
        return new ContractSubject(surface(), contractFolder, seed, new ContractSubject.Author() {
            @Override
            public void seed(SaseHomeFixture home, RandomGenerator random) {
                SurfaceContract.this.seed(home, random);
            }

            @Override
            public void change(SaseHomeFixture home, RandomGenerator random, int step) {
                SurfaceContract.this.change(home, random, step);
            }

            @Override
            public void damage(SaseHomeFixture home, RandomGenerator random) {
                SurfaceContract.this.damage(home, random);
            }

            @Override
            public List<Map<String, Object>> arguments(
                    ReadOperation read, RandomGenerator random, LoadedRecords loaded) {
                return SurfaceContract.this.arguments(read, random, loaded);
            }
        });
    }
}
