package dev.sase.spi;

import java.util.Optional;

/** An answer as a presenter sees it: members at once, rows page by page while they are iterated. Confined to one thread. */
public interface AnswerView {
    /** The query that was answered. */
    Query query();

    /**
     * What the user chose of the presentation.
     *
     * @param name the name of one of the {@link Command#options}
     * @return the text, {@code true} or {@code false} for a flag, empty when nothing was chosen; the default is nothing
     */
    default Optional<String> option(String name) {
        return Optional.empty();
    }

    /** The value of a member that is not the rows. */
    Optional<RawJson> value(String name);

    /** The rows of all pages up to the limit that the user gave; can be iterated once. */
    Iterable<RawJson> rows();
}
