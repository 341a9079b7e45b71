package dev.sase.bench;

import dev.sase.cli.daemon.DaemonProcess;
import dev.sase.cli.demo.TemporaryPlace;
import dev.sase.core.home.Locations;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.transport.RequestType;
import dev.sase.core.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A daemon as a process of its own, started as {@code sase daemon start} does it. Confined to one thread. */
final class Daemon implements AutoCloseable {
    private static final long POLL_NANOS = 500_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Home home;
    private final Process process;
    private final long nanosToHealth;
    private final long nanosToReads;

    private Daemon(Home home, Process process, long nanosToHealth, long nanosToReads) {
        this.home = home;
        this.process = process;
        this.nanosToHealth = nanosToHealth;
        this.nanosToReads = nanosToReads;
    }

    /** Starts a daemon and waits until it serves what the home has. */
    static Daemon start(TemporaryPlace place, Home home) {
        Locations locations = home.locations();
        long begin = System.nanoTime();
        Process process = place.start(() -> DaemonProcess.start(locations, home.environment()));
        try (Client client = await(process, locations, begin)) {
            var _ = client.request(RequestType.HEALTH, "{\"include_capabilities\":false}");
            long health = System.nanoTime() - begin;
            for (ReadRequest read : home.served()) {
                while (!client.serves(read.limit(1))) {
                    pause(process, locations, begin);
                }
            }
            return new Daemon(home, process, health, System.nanoTime() - begin);
        } catch (RuntimeException e) {
            TemporaryPlace.stop(process);
            throw e;
        }
    }

    private static Client await(Process process, Locations locations, long begin) {
        Optional<Client> client = Client.open(locations, Transport.CHANNEL);
        while (client.isEmpty()) {
            pause(process, locations, begin);
            client = Client.open(locations, Transport.CHANNEL);
        }
        return client.get();
    }

    private static void pause(Process process, Locations locations, long begin) {
        if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
            String what = process.isAlive() ? "does not serve" : "ended";
            throw new IllegalStateException(
                    "the daemon " + what + "; its log ends with: " + lastLine(locations.logPath()));
        }
        LockSupport.parkNanos(POLL_NANOS);
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return lines.isEmpty() ? "nothing" : lines.getLast();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Removes what the daemon of a home has made; none may be running. */
    static void forget(Home home) throws IOException {
        TemporaryPlace.delete(home.locations().runRoot());
    }

    /** How long it took to answer that it is well. */
    long nanosToHealth() {
        return nanosToHealth;
    }

    /** How long it took to answer reads. */
    long nanosToReads() {
        return nanosToReads;
    }

    Client connect(Transport transport) {
        return Client.open(home.locations(), transport)
                .orElseThrow(() -> new IllegalStateException("the daemon does not listen"));
    }

    /** The options of its JVM. */
    List<String> jvmOptions() {
        return Stream.of(process.toHandle().info().arguments().orElse(new String[0]))
                .takeWhile(argument -> !argument.equals("-cp"))
                .filter(argument -> argument.startsWith("-"))
                .toList();
    }

    long pid() {
        return process.pid();
    }

    /** Its memory now. */
    OptionalLong residentBytes() {
        return memory(process.pid(), "VmRSS");
    }

    /** The most memory that it ever had. */
    OptionalLong peakBytes() {
        return memory(process.pid(), "VmHWM");
    }

    /** A figure of a process that Linux tells; empty elsewhere. */
    static OptionalLong memory(long pid, String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        TemporaryPlace.stop(process);
    }
}
