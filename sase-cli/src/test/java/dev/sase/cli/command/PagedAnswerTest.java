package dev.sase.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.core.read.ReadPage;
import dev.sase.spi.Answer;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PagedAnswerTest {
    private static final Query QUERY = Query.of(Map.of(), Instant.EPOCH);

    private final List<String> asked = new ArrayList<>();

    /** A list of so many numbered rows, whose cursors are places in it. */
    private PagedAnswer answer(long rows, Optional<Long> limit) {
        return new PagedAnswer(QUERY, Map.of(), limit, (cursor, size) -> {
            asked.add(cursor.orElse("start") + "+" + size);
            long from = cursor.map(Long::valueOf).orElse(0L);
            long to = Math.min(rows, from + size);
            List<RawJson> page = LongStream.range(from, to)
                    .mapToObj(n -> RawJson.of(Long.toString(n)))
                    .toList();
            return new ReadPage(
                    List.of(new Answer.Value("count", RawJson.of("" + rows)), new Answer.Rows("rows", page)),
                    to < rows ? Optional.of("" + to) : Optional.empty(),
                    false,
                    List.of(),
                    Optional.empty());
        });
    }

    private static List<String> texts(PagedAnswer answer) {
        List<String> texts = new ArrayList<>();
        answer.rows().forEach(row -> texts.add(row.text()));
        return texts;
    }

    @Test
    void theRowsOfAllPagesComeInOrder() {
        assertThat(texts(answer(1234, Optional.empty())))
                .isEqualTo(LongStream.range(0, 1234).mapToObj(Long::toString).toList());
        assertThat(asked).containsExactly("start+500", "500+500", "1000+500");
    }

    @Test
    void aPageIsAskedOnlyWhenItsFirstRowIsWanted() {
        Iterator<RawJson> rows = answer(1000, Optional.empty()).rows().iterator();
        for (int i = 0; i < 500; i++) {
            rows.next();
        }
        assertThat(asked).containsExactly("start+500");

        rows.next();
        assertThat(asked).containsExactly("start+500", "500+500");
    }

    @Test
    void aLimitEndsTheRowsAndAsksForNoMoreThanIsLeft() {
        assertThat(texts(answer(5000, Optional.of(700L)))).hasSize(700).endsWith("699");
        assertThat(asked).containsExactly("start+500", "500+200");
    }

    @Test
    void aLimitOfNothingStillHasTheOtherMembers() {
        PagedAnswer answer = answer(10, Optional.of(0L));

        assertThat(texts(answer)).isEmpty();
        assertThat(answer.value("count")).contains(RawJson.of("10"));
        assertThat(answer.value("rows")).isEmpty();
    }

    @Test
    void rowsAreIteratedOnce() {
        PagedAnswer answer = answer(3, Optional.empty());
        texts(answer);

        assertThatThrownBy(() -> texts(answer)).isInstanceOf(IllegalStateException.class);
    }
}
