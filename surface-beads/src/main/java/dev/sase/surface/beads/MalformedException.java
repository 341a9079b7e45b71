package dev.sase.surface.beads;

/** A line, record or event that cannot be used, with the token of its diagnostic. */
final class MalformedException extends Exception {
    static final String INVALID_JSON = "invalid_json";
    static final String INVALID_RECORD = "invalid_record";
    static final String NOT_UTF8 = "not_utf8";
    static final String OVERSIZED_LINE = "oversized_line";
    static final String UNKNOWN_OPERATION = "unknown_operation";

    private static final long serialVersionUID = 1L;

    private final String token;

    MalformedException(String token, String message) {
        super(message, null, false, false);
        this.token = token;
    }

    static MalformedException record(String message) {
        return new MalformedException(INVALID_RECORD, message);
    }

    String token() {
        return token;
    }

    /** The text of the problem; never absent. */
    String problem() {
        return String.valueOf(getMessage());
    }
}
