package dev.sase.cli.command;

import dev.sase.core.read.ReadPage;
import dev.sase.spi.Answer;
import dev.sase.spi.AnswerView;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * An answer whose pages are fetched while its rows are iterated, one page in memory at a time. The first page is fetched at
 * once, so that an error comes before the first byte of output.
 */
public final class PagedAnswer implements AnswerView {
    /** The rows of a page when all pages are wanted. */
    public static final int PAGE_SIZE = 500;

    private final Query query;
    private final Map<String, String> options;
    private final Pages pages;
    private final List<Answer.Member> members;
    private final Optional<String> rowsName;
    private final List<String> omitted = new ArrayList<>();
    private final long limit;
    private ReadPage page;
    private boolean begun;

    /**
     * Fetches the first page.
     *
     * @param query what is asked
     * @param options what was chosen of the presentation
     * @param limit the most rows; empty for all
     * @param pages where pages come from
     */
    public PagedAnswer(Query query, Map<String, String> options, Optional<Long> limit, Pages pages) {
        this.query = query;
        this.options = Map.copyOf(options);
        this.pages = pages;
        this.limit = Math.max(0, limit.orElse(Long.MAX_VALUE));
        this.page = pages.page(Optional.empty(), Math.clamp(this.limit, 1, PAGE_SIZE));
        this.members = page.members();
        this.rowsName = members.stream()
                .filter(Answer.Rows.class::isInstance)
                .map(Answer.Member::name)
                .findFirst();
        omitted.addAll(page.omitted());
    }

    /** Where pages come from. */
    @FunctionalInterface
    public interface Pages {
        /**
         * Reads a page.
         *
         * @param cursor the cursor of the page before; empty for the first
         * @param limit the most rows
         * @return the page
         */
        ReadPage page(Optional<String> cursor, int limit);
    }

    @Override
    public Query query() {
        return query;
    }

    @Override
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    @Override
    public Optional<RawJson> value(String name) {
        return members.stream()
                .filter(member ->
                        member instanceof Answer.Value && member.name().equals(name))
                .map(member -> ((Answer.Value) member).json())
                .findFirst();
    }

    /** The members of the first page in order; the rows among them are only the first ones. */
    List<Answer.Member> members() {
        return members;
    }

    /** The name of the member that holds the rows; empty if the answer has none. */
    Optional<String> rowsName() {
        return rowsName;
    }

    /** Handles of rows that are too large to be sent, of the pages read so far. */
    List<String> omitted() {
        return List.copyOf(omitted);
    }

    @Override
    public Iterable<RawJson> rows() {
        return () -> {
            if (begun) {
                throw new IllegalStateException("the rows of an answer can be iterated once");
            }
            begun = true;
            return new Rows();
        };
    }

    private final class Rows implements Iterator<RawJson> {
        private List<RawJson> rows = page.rows();
        private int next;
        private long given;

        @Override
        public boolean hasNext() {
            while (given < limit && next == rows.size() && page.nextCursor().isPresent()) {
                page = pages.page(page.nextCursor(), Math.clamp(limit - given, 1, PAGE_SIZE));
                omitted.addAll(page.omitted());
                rows = page.rows();
                next = 0;
            }
            return given < limit && next < rows.size();
        }

        @Override
        public RawJson next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            given++;
            return rows.get(next++);
        }
    }
}
