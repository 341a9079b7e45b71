package dev.sase.bench;

import dev.sase.core.Sase;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.routing.FallbackReason;
import dev.sase.core.routing.Routed;

/**
 * A program that uses the front door and keeps it open. Where the daemon takes longer than the front door waits, as one whose code is
 * not compiled yet may, the door is opened again and the daemon asked again: the time for that counts. Confined to one thread.
 */
final class Program implements AutoCloseable {
    private static final int ATTEMPTS = 10;

    private final Home home;
    private final boolean direct;
    private Sase door;

    Program(Home home, boolean direct) {
        this.home = home;
        this.direct = direct;
        this.door = home.open(direct);
    }

    /**
     * Reads.
     *
     * @throws IllegalStateException if the files answer in place of the daemon
     */
    ReadPage read(ReadRequest request) {
        Routed<ReadPage> routed = door.read(request);
        for (int i = 0; i < ATTEMPTS && isTooSlow(routed); i++) {
            door.close();
            home.forgetFailures();
            door = home.open(direct);
            routed = door.read(request);
        }
        if (!direct && routed.whyDirect().isPresent()) {
            throw new IllegalStateException("the files answered instead of the daemon: "
                    + routed.whyDirect().get().message());
        }
        return routed.value();
    }

    private boolean isTooSlow(Routed<ReadPage> routed) {
        return !direct
                && routed.whyDirect()
                        .map(Routed.Fallback::reason)
                        .filter(reason -> reason == FallbackReason.DAEMON_NOT_RUNNING
                                || reason == FallbackReason.DAEMON_CIRCUIT_OPEN)
                        .isPresent();
    }

    @Override
    public void close() {
        door.close();
    }
}
