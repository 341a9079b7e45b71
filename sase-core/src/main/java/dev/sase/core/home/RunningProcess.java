package dev.sase.core.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the operating system tells about processes. None of it proves that a daemon lives; only its kernel lock does. */
final class RunningProcess {
    private RunningProcess() {}

    static boolean isAlive(long pid) {
        return pid > 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** The resolved path of the program that a process runs; empty if the system does not tell or the program was replaced. */
    static Optional<String> executable(long pid) {
        try {
            return Optional.of(
                    Path.of("/proc", Long.toString(pid), "exe").toRealPath().toString());
        } catch (IOException _) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> !command.endsWith(" (deleted)"));
        }
    }

    /** The id that the kernel drew at boot; empty if it has none. */
    static Optional<String> bootId() {
        try {
            String id = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"), StandardCharsets.UTF_8)
                    .strip();
            return id.isEmpty() ? Optional.empty() : Optional.of(id);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
