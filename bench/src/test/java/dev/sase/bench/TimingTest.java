package dev.sase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void actionsTakeTurnsAndWarmUpsAreNotCounted() throws IOException {
        List<String> order = new ArrayList<>();

        List<Percentiles> results = Timing.alternating(
                new Effort(2, 4, LONG), 2, List.of(run -> order.add("a" + run), run -> order.add("b" + run)));

        assertThat(order).containsExactly("a0", "a1", "b0", "b1", "a2", "a3", "b2", "b3", "a4", "a5", "b4", "b5");
        assertThat(results).extracting(Percentiles::count).containsExactly(4, 4);
    }

    @Test
    void aFigureWhoseTimeIsOverEndsAfterTheFewestRuns() throws IOException {
        List<Integer> runs = new ArrayList<>();

        Percentiles result = Timing.of(new Effort(0, 1_000, Duration.ZERO), runs::add);

        assertThat(runs).hasSize(Effort.FEWEST);
        assertThat(result.count()).isEqualTo(Effort.FEWEST);
    }

    @Test
    void percentilesAreMeasuredNumbersByNearestRank() {
        Percentiles measured = Percentiles.ofNanos(
                LongStream.rangeClosed(1, 200).boxed().toList().reversed());

        assertThat(measured.median()).isEqualTo(100);
        assertThat(measured.at(90)).isEqualTo(180);
        assertThat(measured.at(99)).isEqualTo(198);
        assertThat(measured.largest()).isEqualTo(200);
        assertThat(Percentiles.single(Unit.RATIO, 7).at(99)).isEqualTo(7);
    }

    @Test
    void aRateTurnsTheSlowestRunIntoTheSmallestNumber() {
        Percentiles rate = Percentiles.ofNanos(List.of(1_000_000_000L, 2_000_000_000L, 4_000_000_000L))
                .map(Unit.RATE, nanos -> 100 / (nanos / 1e9));

        assertThat(rate.median()).isEqualTo(50);
        assertThat(rate.largest()).isEqualTo(100);
        assertThat(Bar.atLeastRate(50, rate).met()).isTrue();
        assertThat(Bar.atLeastRate(51, rate).met()).isFalse();
    }

    @Test
    void aBarInMillisecondsJudgesTheMedian() {
        Percentiles measured = Percentiles.ofNanos(List.of(500_000L, 800_000L, 9_000_000L));

        assertThat(Bar.atMostMillis(0.8, measured)).isEqualTo(new Bar("p50 ≤ 0.8 ms", true));
        assertThat(Bar.atMostMillis(0.7, measured).met()).isFalse();
    }
}
