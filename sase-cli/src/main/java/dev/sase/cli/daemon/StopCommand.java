package dev.sase.cli.daemon;

import dev.sase.cli.command.Call;
import dev.sase.core.home.DaemonInspection;
import dev.sase.core.home.OwnershipMetadata;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code sase daemon stop}. Asks the process to end and never forces it. */
final class StopCommand {
    private static final long POLL_MILLIS = 20;

    private StopCommand() {}

    static int run(Call call) {
        call.out()
                .line(stop(
                        DaemonTarget.of(call), DaemonTarget.timeout(call, "--timeout", DaemonTarget.DEFAULT_TIMEOUT)));
        return 0;
    }

    /**
     * Stops the daemon if it runs.
     *
     * @return what was done, for people
     */
    static String stop(DaemonTarget target, Duration timeout) {
        DaemonInspection inspection = target.inspect();
        return switch (inspection.state()) {
            case STOPPED -> "SASE daemon is not running.";
            case STALE, CONFLICT, INCOMPATIBLE ->
                throw new SaseException(
                        ErrorCode.OWNERSHIP_CONFLICT,
                        "nothing is stopped, because the state is "
                                + inspection.state().token() + ": " + inspection.message());
            case RUNNING -> terminate(target, inspection.metadata().orElseThrow(), timeout);
        };
    }

    private static String terminate(DaemonTarget target, OwnershipMetadata owner, Duration timeout) {
        Optional<ProcessHandle> process = ProcessHandle.of(owner.pid());
        if (!owner.isExecutableMatching()) {
            throw new SaseException(
                    ErrorCode.OWNERSHIP_CONFLICT,
                    "process " + owner.pid() + " is not the program that owns "
                            + target.locations().runRoot() + "; it is left alone");
        }
        process.ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (process.map(StopCommand::isAlive).orElse(false)) {
            if (System.nanoTime() >= deadline) {
                throw new SaseException(
                        ErrorCode.DAEMON_TIMEOUT,
                        "process " + owner.pid() + " was asked to stop and still runs after "
                                + timeout.toMillis() / 1000.0 + " s; it may be finishing a rebuild, see "
                                + target.locations().logPath());
            }
            pause();
        }
        return "Stopped SASE daemon pid " + owner.pid() + ".";
    }

    /** A process that ended and that nobody collected yet is not alive. */
    private static boolean isAlive(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return !line.substring(line.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException _) {
            return process.isAlive();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SaseException(ErrorCode.DAEMON_TIMEOUT, "the wait for the daemon's end was interrupted", e);
        }
    }
}
