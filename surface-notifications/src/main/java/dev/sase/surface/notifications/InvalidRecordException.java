package dev.sase.surface.notifications;

/** A JSON value is not the record that its place demands. The message says which member is wrong and how. */
final class InvalidRecordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidRecordException(String message) {
        super(message);
    }
}
