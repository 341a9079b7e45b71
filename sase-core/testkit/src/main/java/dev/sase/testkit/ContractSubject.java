package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a check of the contract works on: a surface, and someone who writes its files.
 *
 * @param surface the surface
 * @param folder an empty folder for homes and stores
 * @param seed decides everything random
 * @param author writes the surface's files
 */
record ContractSubject(Surface surface, Path folder, KitSeed seed, Author author) {
    /** Writes the files of a surface and knows what to ask of it. */
    interface Author {
        void seed(SaseHomeFixture home, RandomGenerator random);

        void change(SaseHomeFixture home, RandomGenerator random, int step);

        void damage(SaseHomeFixture home, RandomGenerator random);

        List<Map<String, Object>> arguments(ReadOperation read, RandomGenerator random, LoadedRecords loaded);
    }

    /** A new home with the surface's files. */
    SaseHomeFixture seededHome() {
        SaseHomeFixture home = SaseHomeFixture.at(folder.resolve("home"));
        author.seed(home, seed.round(0));
        if (load(home.home()).rows().isEmpty()) {
            throw new AssertionError("the seed of " + id() + " makes no record, so that nothing can be checked");
        }
        return home;
    }

    /** All records of a home. */
    LoadedRecords load(SaseHome home) {
        return load(home, Scopes.every());
    }

    /** The records of some scopes. */
    LoadedRecords load(SaseHome home, Scopes scopes) {
        try {
            return LoadedRecords.load(surface, home, scopes);
        } catch (IOException e) {
            throw new UncheckedIOException("the sources of " + id() + " cannot be loaded", e);
        }
    }

    /** The folder of the stores. */
    Path stores() {
        return folder.resolve("stores");
    }

    /** An engine that has projected a home. */
    EngineUnderTest open(ContractStorage storage, SaseHomeFixture home) {
        return EngineUnderTest.open(storage, stores(), surface, home.home(), ReadCases.NOW);
    }

    String id() {
        return surface.descriptor().id();
    }

    /** Fails unless the condition holds. */
    void require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(id() + ": " + message + "; " + seed.hint());
        }
    }

    /** Fails when two transcripts differ. */
    void requireSame(String what, List<String> expected, List<String> found) {
        ReaderAgreement.firstDifference(expected, found).ifPresent(difference -> {
            throw new AssertionError(id() + ": " + what + ": " + difference + "\n  " + seed.hint());
        });
    }
}
