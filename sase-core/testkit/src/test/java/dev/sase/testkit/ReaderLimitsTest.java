package dev.sase.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.Link;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Scopes;
import dev.sase.spi.Slice;
import dev.sase.spi.Surface;
import dev.sase.testkit.nasty.Nasty;
import dev.sase.testkit.nasty.NastyFiles;
import dev.sase.testkit.nasty.NastyRecord;
import dev.sase.testkit.nasty.NastySurface;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At the limits of what may be asked and answered, every host does the same. */
class ReaderLimitsTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final Surface surface = new NastySurface();
    private final KitSeed seed = KitSeed.ofThisRun();

    @TempDir
    Path folder;

    @Test
    void aRecordLargerThanAnAnswerIsPassedOverAndRefused() throws IOException {
        SaseHomeFixture home = SaseHomeFixture.at(folder.resolve("home"));
        NastyFiles.seed(home, seed.round(0));
        NastyFiles.addOversized(home, seed.round(1));
        everyHost(home, host -> {
            PageRequest all = PageRequest.first(PageRequest.MAX_LIMIT);
            Slice full = host.page(Nasty.RECORDS, Predicate.everything(), Nasty.BY_ID, Nasty.FULL, all);
            assertThat(full.omitted()).containsExactly("oversized");
            Slice cards = host.page(Nasty.RECORDS, Predicate.everything(), Nasty.BY_ID, Nasty.CARD, all);
            assertThat(cards.rows()).hasSize(full.rows().size() + 1);
            assertThat(Thrown.by(() -> host.find(Nasty.RECORDS, "oversized", Predicate.everything(), Nasty.FULL)))
                    .contains("refused with payload_too_large");
            assertThat(host.find(Nasty.RECORDS, "oversized", Predicate.everything(), Nasty.CARD))
                    .isPresent();
            return full.toString();
        });
    }

    @Test
    void theDeepestConditionIsAnsweredAndADeeperOneIsRefused() throws IOException {
        everyHost(chainOf(120), host -> {
            String nots =
                    describe(host, nested(Predicate.is(Nasty.OPEN, true), Predicate.MAX_DEPTH - 1, Predicate::not));
            assertThat(nots).doesNotContain("threw", "refused");
            String deeper = describe(host, nested(Predicate.is(Nasty.OPEN, true), Predicate.MAX_DEPTH, Predicate::not));
            assertThat(deeper).contains("refused with invalid_request");
            return nots + deeper;
        });
    }

    @Test
    void aLinkIsFollowedSeveralTimes() throws IOException {
        everyHost(chainOf(60), host -> {
            Predicate<NastyRecord> chained =
                    nested(Predicate.everything(), 50, inner -> Predicate.linked(Nasty.NEEDS, inner));
            String answer = describe(host, chained);
            assertThat(answer).contains("handle=c0,", "handle=c9,").doesNotContain("handle=c11,", "threw", "refused");
            return answer;
        });
    }

    @Test
    void theMostTermsAreAnsweredAndOneMoreIsRefused() throws IOException {
        everyHost(chainOf(20), host -> {
            String most = describe(host, new Predicate.Any<>(terms(Predicate.MAX_TERMS)));
            assertThat(most).contains("handle=c19").doesNotContain("threw", "refused");
            String more = describe(host, new Predicate.Any<>(terms(Predicate.MAX_TERMS + 1)));
            assertThat(more).contains("refused with invalid_request");
            return most + more;
        });
    }

    @Test
    void aLongChainIsFollowedToItsEnd() throws IOException {
        everyHost(chainOf(2_000), host -> {
            Set<String> found =
                    host.closure(Nasty.RECORDS, Nasty.NEEDS, "beta", Set.of("c0"), Link.Direction.FORWARD, 10_000);
            assertThat(found).hasSize(2_001).startsWith("c0", "c1", "c2").endsWith("c1999", "c2000");
            return found.toString();
        });
    }

    /** One page follows another with the same statement, which has to start anew although the page before ended it early. */
    @Test
    void pagesOfOneRowLoseNothing() throws IOException {
        SaseHomeFixture home = chainOf(6);
        NastyFiles.addChain(home, 6, seed.round(3));
        NastyFiles.addChain(home, 6, seed.round(4));
        everyHost(home, host -> {
            Predicate<NastyRecord> some = Predicate.in(Nasty.ID, Set.of("c1", "c2", "c4"));
            List<String> found = new ArrayList<>();
            Optional<Position> after = Optional.empty();
            do {
                PageRequest one = PageRequest.first(1);
                Slice slice = host.page(
                        Nasty.RECORDS,
                        some,
                        Nasty.BY_ID,
                        Nasty.CARD,
                        after.map(one::from).orElse(one));
                slice.rows()
                        .forEach(row -> found.add(row.key().handle() + row.key().occurrence()));
                after = slice.next();
            } while (after.isPresent());
            assertThat(found).containsExactly("c10", "c11", "c12", "c20", "c21", "c22", "c40", "c41", "c42");
            return found.toString();
        });
    }

    private static List<Predicate<NastyRecord>> terms(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Predicate.is(Nasty.ID, "c" + i))
                .toList();
    }

    private static Predicate<NastyRecord> nested(
            Predicate<NastyRecord> inner, int levels, Function<Predicate<NastyRecord>, Predicate<NastyRecord>> wrap) {
        return Stream.iterate(inner, wrap::apply).skip(levels).findFirst().orElseThrow();
    }

    private static String describe(RecordReader host, Predicate<NastyRecord> where) {
        StringBuilder text = new StringBuilder();
        PageRequest all = PageRequest.first(PageRequest.MAX_LIMIT);
        Thrown.by(() -> text.append(host.page(Nasty.RECORDS, where, Nasty.BY_ID, Nasty.CARD, all)))
                .ifPresent(text::append);
        Thrown.by(() -> text.append(host.count(Nasty.RECORDS, where))).ifPresent(text::append);
        return text.toString();
    }

    private SaseHomeFixture chainOf(int length) {
        SaseHomeFixture home = SaseHomeFixture.at(folder.resolve("home"));
        NastyFiles.addChain(home, length, seed.round(2));
        return home;
    }

    private void everyHost(SaseHomeFixture home, Function<RecordReader, String> question) throws IOException {
        String expected = HostUnderTest.records(LoadedRecords.load(surface, home.home(), Scopes.every()), NOW)
                .read(question);
        for (ContractStorage storage : ContractStorage.values()) {
            try (EngineUnderTest engine =
                    EngineUnderTest.open(storage, folder.resolve(storage.name()), surface, home.home(), NOW)) {
                assertThat(engine.read(question))
                        .as("%s, %s", storage, seed.hint())
                        .isEqualTo(expected);
            }
        }
    }
}
