package dev.sase.spi;

import java.util.List;
import java.util.Optional;

/**
 * One read, written once against {@link RecordReader} and served from the projection, through the daemon and directly from files.
 * Thread-safe and without state.
 */
public interface ReadOperation {
    /** The wire name, unique among all surfaces: {@code bead_list}. */
    String name();

    /** One line for people. */
    String summary();

    /** The arguments, beside the page. */
    List<Parameter> parameters();

    /** How the answer is wrapped. */
    Shape shape();

    /** The JSON name of the member that holds the rows of a {@link Shape#PAGE}. The default is {@code rows}. */
    default String rowsMember() {
        return "rows";
    }

    /** How the rows of a {@link Shape#PAGE} stand on the wire. The default is an array. */
    default RowsForm rowsForm() {
        return RowsForm.ARRAY;
    }

    /** What happens with several copies of one handle. */
    Duplicates duplicates();

    /** What the answer depends on beside the records. */
    Volatility volatility();

    /** The order of the rows for a query; empty when the answer has no rows of records. */
    Optional<StatedOrder<?>> order(Query query);

    /**
     * Fills in what the context of the request implies, such as the store of the current folder. Runs once, where the request is
     * made, before it is sent or answered; may look at files.
     *
     * @param query the query as given
     * @param home the home of the request
     * @return the query as it is answered
     */
    default Query resolve(Query query, SaseHome home) {
        return query;
    }

    /** The scopes whose records the answer needs. */
    default Scopes scopes(Query query) {
        return Scopes.every();
    }

    /**
     * Answers a query from one snapshot.
     *
     * @param query checked arguments
     * @param reader the snapshot
     * @return the answer
     * @throws SaseException with {@link ErrorCode#NOT_FOUND} for an unknown id, {@link ErrorCode#INVALID_REQUEST} for arguments that
     *     make no sense together
     */
    Answer answer(Query query, RecordReader reader);
}
