package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Scopes;
import dev.sase.spi.Surface;
import dev.sase.testkit.nasty.NastyFiles;
import dev.sase.testkit.nasty.NastySurface;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderAgreementTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00.123456Z");

    /** As many as fit into the suite, whatever the seed makes of them; more by {@link ReaderAgreement#ROUNDS}. */
    private static final int ROUNDS = 400;

    private final Surface surface = new NastySurface();
    private final KitSeed seed = KitSeed.ofThisRun();

    @TempDir
    Path folder;

    @Test
    void recordsInMemoryAgreeWithTheReference() throws IOException {
        SaseHomeFixture home = seededHome();
        LoadedRecords loaded = LoadedRecords.load(surface, home.home(), Scopes.every());
        NaiveReader reference = new NaiveReader(NaiveRows.load(surface, home.home()), NOW);

        new ReaderAgreement(loaded, List.of(host(reference), HostUnderTest.records(loaded, NOW)), seed)
                .run(ReaderAgreement.rounds(ROUNDS) / 5);
    }

    @Test
    void bothEnginesAgreeWithRecordsInMemory() throws IOException {
        SaseHomeFixture home = seededHome();
        LoadedRecords loaded = LoadedRecords.load(surface, home.home(), Scopes.every());
        try (EngineUnderTest sqlite = open(ContractStorage.SQLITE, home);
                EngineUnderTest h2 = open(ContractStorage.H2, home)) {
            new ReaderAgreement(loaded, List.of(HostUnderTest.records(loaded, NOW), sqlite, h2), seed)
                    .run(ReaderAgreement.rounds(ROUNDS));
        }
    }

    private SaseHomeFixture seededHome() {
        SaseHomeFixture home = SaseHomeFixture.at(folder.resolve("home"));
        NastyFiles.seed(home, seed.round(-1));
        return home;
    }

    private EngineUnderTest open(ContractStorage storage, SaseHomeFixture home) {
        return EngineUnderTest.open(storage, folder.resolve(storage.name()), surface, home.home(), NOW);
    }

    private static HostUnderTest host(RecordReader reader) {
        return new HostUnderTest() {
            @Override
            public String name() {
                return "reference";
            }

            @Override
            public <T> T read(Function<RecordReader, T> work) {
                return work.apply(reader);
            }
        };
    }
}
