package dev.sase.core.engine;

/** An engine does not answer a read; the caller asks the files. */
public final class EngineRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal reason;

    EngineRefusal(Refusal reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Refusal reason() {
        return reason;
    }
}
