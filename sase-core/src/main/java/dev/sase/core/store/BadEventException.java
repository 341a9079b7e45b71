package dev.sase.core.store;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;

/**
 * An event of the journal that cannot be applied: it is no JSON, names a collection that is not declared, or holds a record that its
 * surface cannot decode. The rows of its surface have to be made from the files; other surfaces are not concerned.
 */
public final class BadEventException extends SaseException {
    private static final long serialVersionUID = 1L;

    private final long seq;
    private final String surface;
    private final String unitKey;
    private final String reason;

    /**
     * Reports an event.
     *
     * @param seq its number
     * @param surface the surface's id
     * @param unitKey the key of its source unit
     * @param reason what is wrong with it
     * @param cause what was thrown
     */
    BadEventException(long seq, String surface, String unitKey, String reason, Throwable cause) {
        super(
                ErrorCode.STORE_FAILED,
                "event " + seq + " of the surface '" + surface + "' for the source " + unitKey + " cannot be applied: "
                        + reason + "; run 'sase daemon rebuild'",
                cause);
        this.seq = seq;
        this.surface = surface;
        this.unitKey = unitKey;
        this.reason = reason;
    }

    /** The event's number. */
    public long seq() {
        return seq;
    }

    /** The id of its surface. */
    public String surface() {
        return surface;
    }

    /** The key of its source unit. */
    public String unitKey() {
        return unitKey;
    }

    /** What is wrong with the event, as a fragment. */
    public String reason() {
        return reason;
    }
}
