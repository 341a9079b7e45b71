package dev.sase.spi;

import java.util.Optional;

/** An answer as a presenter sees it: members at once, rows page by page while they are iterated. Confined to one thread. */
public interface AnswerView {
    /** The query that was answered. */
    Query query();

    /** The value of a member that is not the rows. */
    Optional<RawJson> value(String name);

    /** The rows of all pages up to the limit that the user gave; can be iterated once. */
    Iterable<RawJson> rows();
}
