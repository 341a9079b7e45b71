package dev.sase.daemon.lifecycle;

/** Why a daemon stops. */
public enum StopReason {
    /** Its owner closed it. */
    CLOSED("closed"),
    /** A client asked for it. */
    REQUESTED("requested"),
    /** The operating system or a person sent a signal. */
    SIGNAL("signal"),
    /** Nobody used it for long enough. */
    IDLE("idle"),
    /** Its lock file was removed or replaced, so that another daemon may own the run root. */
    OWNERSHIP_LOST("ownership_lost");

    private final String token;

    StopReason(String token) {
        this.token = token;
    }

    /** The stable word in the log. */
    public String token() {
        return token;
    }
}
