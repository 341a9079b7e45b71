package dev.sase.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Scopes;
import dev.sase.spi.Surface;
import dev.sase.testkit.nasty.Nasty;
import dev.sase.testkit.nasty.NastyFiles;
import dev.sase.testkit.nasty.NastyRecord;
import dev.sase.testkit.nasty.NastySurface;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison of hosts notices a host that is wrong in one thing, and says what. */
class AgreementCanFailTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final Surface surface = new NastySurface();
    private final KitSeed seed = KitSeed.ofThisRun();

    @TempDir
    Path folder;

    @Test
    void aHostThatCountsWronglyIsFound() throws IOException {
        caught("count", "broken: count", (_, result) -> result instanceof Long count ? count + 1 : result);
    }

    @Test
    void aHostWithAnotherClockIsFound() throws IOException {
        caught("now", "differ", (_, result) -> result instanceof Instant time ? time.plusSeconds(1) : result);
    }

    @Test
    void aHostThatThrowsIsFoundWithTheSmallestCondition() throws IOException {
        caught("records", "where all()", (_, _) -> {
            throw new IllegalStateException("out of order");
        });
    }

    @Test
    void aHostThatTakesNegationForUnknownIsFound() throws IOException {
        caught("count", "not(", (arguments, result) -> arguments[1] instanceof Predicate.Not<?> ? 0L : result);
    }

    @Test
    void aConditionShrinksToThePartThatMatters() {
        Predicate<NastyRecord> culprit = Predicate.isAbsent(Nasty.NOTE);
        Predicate<NastyRecord> large = Predicate.all(
                Predicate.is(Nasty.OPEN, true),
                Predicate.not(Predicate.any(Predicate.is(Nasty.RANK, 1L), Predicate.linked(Nasty.NEEDS, culprit))));

        Predicate<NastyRecord> smallest = PredicateShrinker.shrink(
                large, candidate -> PredicateText.of(candidate).contains("note is null"));

        assertThat(PredicateText.of(smallest)).isEqualTo("linked(needs: note is null)");
    }

    /** Changes what a call gives. */
    private interface Mistake {
        Object make(Object[] arguments, Object result);
    }

    private void caught(String method, String message, Mistake mistake) throws IOException {
        SaseHomeFixture home = SaseHomeFixture.at(folder.resolve("home"));
        NastyFiles.seed(home, seed.round(-1));
        LoadedRecords loaded = LoadedRecords.load(surface, home.home(), Scopes.every());
        RecordReader right = new RecordsHost(loaded, NOW);
        RecordReader wrong = (RecordReader) Proxy.newProxyInstance(
                RecordReader.class.getClassLoader(), new Class<?>[] {RecordReader.class}, (_, called, arguments) -> {
                    try {
                        Object result = called.invoke(right, arguments);
                        return called.getName().equals(method)
                                ? mistake.make(arguments == null ? new Object[0] : arguments, result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        HostUnderTest host = new HostUnderTest() {
            @Override
            public String name() {
                return "wrong";
            }

            @Override
            public <T> T read(Function<RecordReader, T> work) {
                return work.apply(wrong);
            }
        };
        ReaderAgreement agreement =
                new ReaderAgreement(loaded, List.of(HostUnderTest.records(loaded, NOW), host), seed);
        assertThatThrownBy(() -> agreement.run(2_000))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("hosts disagree in round")
                .hasMessageContaining("sase.kit.seed=" + seed.value())
                .hasMessageContaining(message);
    }
}
