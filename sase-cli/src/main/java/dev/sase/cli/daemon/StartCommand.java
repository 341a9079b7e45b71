package dev.sase.cli.daemon;

import dev.sase.cli.command.Call;
import dev.sase.core.home.DaemonInspection;
import dev.sase.core.home.OwnershipMetadata;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;

/** {@code sase daemon start}. */
final class StartCommand {
    private StartCommand() {}

    static int run(Call call) {
        DaemonTarget target = DaemonTarget.of(call);
        target.locations().requireHome();
        Duration timeout = DaemonTarget.timeout(
                call, "--startup-timeout", target.configuration().startupTimeout());
        return call.has("--foreground") ? foreground(target) : background(call, target, timeout);
    }

    static int background(Call call, DaemonTarget target, Duration timeout) {
        DaemonInspection before = target.inspect();
        switch (before.state()) {
            case RUNNING -> {
                call.talk().line("SASE daemon runs already, pid " + pid(before) + ".");
                return 0;
            }
            case INCOMPATIBLE ->
                throw new SaseException(
                        ErrorCode.OWNERSHIP_CONFLICT, "the daemon cannot be started: " + before.message());
            case STOPPED, STALE, CONFLICT -> {
                // A conflict may be another start under way; the process itself decides by the lock.
            }
        }
        call.talk().line("Starting SASE daemon, log " + target.locations().logPath());
        Process process =
                DaemonProcess.start(target.locations(), call.terminal().environment());
        call.talk().line(DaemonProcess.await(target, process, timeout));
        return 0;
    }

    private static String pid(DaemonInspection inspection) {
        return inspection
                .metadata()
                .map(OwnershipMetadata::pid)
                .map(String::valueOf)
                .orElse("unknown");
    }

    private static int foreground(DaemonTarget target) {
        target.locations().createRunRoot();
        try {
            // The daemon has a log of its own; it is still unused here, because nothing was logged so far.
            System.clearProperty("slf4j.provider");
            Object arguments = DaemonProcess.arguments(target.locations()).toArray(String[]::new);
            Class.forName("dev.sase.daemon.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, arguments);
            return 0;
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
            throw new SaseException(
                    ErrorCode.DAEMON_NOT_RUNNING, "there is no daemon on the class path; install sase as a whole", e);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SaseException cause) {
                throw cause;
            }
            throw new IllegalStateException("the daemon failed: " + e.getCause(), e);
        }
    }
}
