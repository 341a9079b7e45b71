package dev.sase.testkit.edit;

import dev.sase.core.Sase;
import dev.sase.core.read.Freshness;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.read.WireReads;
import dev.sase.core.record.LoadedRecords;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.transport.DaemonConnection;
import dev.sase.core.transport.DaemonEndpoint;
import dev.sase.core.transport.Reply;
import dev.sase.spi.PageRequest;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import dev.sase.spi.Scopes;
import dev.sase.spi.Surface;
import dev.sase.testkit.ArgumentChoices;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Compares answers of a daemon, asked for everything that was written before, with answers from the files of the same moment. Nobody
 * may write meanwhile. Confined to one thread.
 */
public final class FreshReads implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sase files;
    private final DaemonConnection daemon;
    private final Instant now;

    private FreshReads(Sase files, DaemonConnection daemon, Instant now) {
        this.files = files;
        this.daemon = daemon;
        this.now = now;
    }

    /**
     * How often the daemon answered.
     *
     * @param answered answers and errors that were compared
     * @param declined requests that it left to the files
     */
    public record Tally(long answered, long declined) {
        /** Nothing. */
        public static final Tally NONE = new Tally(0, 0);

        /** Both. */
        public Tally plus(Tally other) {
            return new Tally(answered + other.answered, declined + other.declined);
        }
    }

    /** A daemon's answer that is not that of the files; the message has the request and both, from a little before they part. */
    public static final class DifferenceFound extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final int BEFORE = 300;
        private static final int AFTER = 700;

        DifferenceFound(ReadRequest request, String fromDaemon, String fromFiles) {
            this(request, fromDaemon, fromFiles, Math.max(0, parting(fromDaemon, fromFiles) - BEFORE));
        }

        private DifferenceFound(ReadRequest request, String fromDaemon, String fromFiles, int start) {
            super(request + "\n  from character " + start + "\n  daemon: " + part(fromDaemon, start) + "\n  files:  "
                    + part(fromFiles, start));
        }

        /** The first character that is another. */
        private static int parting(String one, String other) {
            int at = 0;
            while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
                at++;
            }
            return at;
        }

        private static String part(String text, int start) {
            return text.substring(start, Math.min(text.length(), start + BEFORE + AFTER));
        }
    }

    /**
     * Connects to the daemon.
     *
     * @param endpoint where it listens
     * @param files a front door that never asks a daemon; stays open
     * @param now the time of all requests
     * @throws IllegalStateException if nobody listens
     */
    public static FreshReads connect(DaemonEndpoint endpoint, Sase files, Instant now) {
        return switch (DaemonConnection.open(endpoint, PATIENCE)) {
            case DaemonConnection.Opened.Connected(DaemonConnection connection) ->
                new FreshReads(files, connection, now);
            case DaemonConnection.Opened.Failed(var failure) ->
                throw new IllegalStateException("no daemon listens: " + failure.message());
        };
    }

    /**
     * Compares the plainest question of every read and some more.
     *
     * @param random decides which more
     * @param more how many more questions of each read are asked at most
     * @return how many answers were compared
     * @throws DifferenceFound at the first answer that is another
     * @throws IOException if the files cannot be loaded
     */
    public Tally compare(RandomGenerator random, int more) throws IOException {
        Tally tally = Tally.NONE;
        for (Surface surface : files.registry().surfaces()) {
            LoadedRecords loaded = LoadedRecords.load(surface, files.home(), Scopes.every());
            for (ServedRead read : files.registry().reads()) {
                if (read.surface().equals(surface)) {
                    tally = tally.plus(
                            compare(read, ArgumentChoices.of(read.operation(), random, loaded), random, more));
                }
            }
        }
        return tally;
    }

    private Tally compare(ServedRead read, List<Map<String, Object>> choices, RandomGenerator random, int more) {
        Tally tally = Tally.NONE;
        int limit = PageRequest.MAX_LIMIT;
        for (int i = 0; i <= Math.min(more, choices.size() - 1); i++) {
            int at = i == 0 ? 0 : random.nextInt(choices.size());
            ReadRequest request = ReadRequest.of(read.name(), choices.get(at))
                    .now(now)
                    .folder(files.home().path())
                    .limit(limit);
            tally = tally.plus(compare(read, request));
            limit = 1 + random.nextInt(PageRequest.MAX_LIMIT);
        }
        return tally;
    }

    private Tally compare(ServedRead read, ReadRequest request) {
        String direct;
        boolean refused = false;
        try {
            direct = text(files.read(request).value());
        } catch (SaseException e) {
            direct = "refused";
            refused = true;
        }
        RawJson body = WireReads.requestData(read.operation(), request.fresh(Freshness.NOW));
        switch (daemon.read(read.name(), Optional.of(body), PATIENCE)) {
            case Reply.Answer answer -> {
                byte[] data =
                        answer.readBody(read.name()).orElseThrow().toRawJson().bytes();
                String served = text(WireReads.page(read.operation(), data));
                if (!served.equals(direct)) {
                    throw new DifferenceFound(request, served, direct);
                }
                return new Tally(1, 0);
            }
            case Reply.Refused _ -> {
                return refused ? new Tally(1, 0) : new Tally(0, 1);
            }
            case Reply.TransportFailure failure ->
                throw new IllegalStateException("the daemon did not answer: " + failure.message());
        }
    }

    private static String text(ReadPage page) {
        return page.members() + " " + page.truncated() + " " + page.omitted() + " "
                + page.nextCursor().isPresent();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
