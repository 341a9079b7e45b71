package dev.sase.testkit;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.util.Optional;

/** Tells a refusal, which is an answer, from a failure, which is not. */
final class Thrown {
    /** Starts the text of a refusal. */
    static final String REFUSED = "refused with ";

    private Thrown() {}

    /** Whether a caller can bring the error about; what the machine or a bug brings about answers nothing. */
    private static boolean isAnswer(ErrorCode code) {
        return code.kind() == ErrorCode.Kind.USER || code == ErrorCode.PAYLOAD_TOO_LARGE;
    }

    /** What the work threw, as text; empty when it ended well. */
    static Optional<String> by(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            if (e instanceof SaseException refusal && isAnswer(refusal.code())) {
                return Optional.of(REFUSED + refusal.code().token());
            }
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String at = root.getStackTrace().length == 0 ? "" : " at " + root.getStackTrace()[0];
            return Optional.of("threw " + e + (e.getCause() == null ? "" : " caused by " + root) + at);
        }
    }
}
