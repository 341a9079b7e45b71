package dev.sase.cli.daemon;

import dev.sase.cli.command.Call;
import java.time.Duration;

/**
 * How long a command waits for work of the daemon.
 *
 * @param limit how long
 * @param hard whether it ends the wait whatever the daemon does, because the user gave it; otherwise it is how long the daemon may make
 *     no progress
 */
record WaitLimit(Duration limit, boolean hard) {
    /** What {@code --timeout} says. */
    static WaitLimit of(Call call) {
        Duration given = DaemonTarget.timeout(call, "--timeout", Duration.ZERO);
        return given.isZero() ? new WaitLimit(DaemonTarget.DEFAULT_TIMEOUT, false) : new WaitLimit(given, true);
    }
}
