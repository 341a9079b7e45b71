package dev.sase.cli.demo;

import dev.sase.cli.command.AnswerJson;
import dev.sase.cli.command.PagedAnswer;
import dev.sase.cli.output.Output;
import dev.sase.core.Sase;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.routing.Routed;
import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import dev.sase.spi.Shape;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks a question on one path several times, each time in a new session, and remembers bytes and times. Confined to one
 * thread.
 */
final class DemoMeasurement {
    private final DemoCase asked;
    private final Supplier<Sase> session;
    private final List<Long> nanos = new ArrayList<>();
    private String digest = "";
    private long bytes;
    private long rows;
    private long elapsed;
    private Optional<Routed.Fallback> direct = Optional.empty();

    DemoMeasurement(DemoCase asked, Supplier<Sase> session) {
        this.asked = asked;
        this.session = session;
    }

    /** Shows the answer as it is served. */
    private final class Raw implements Presenter {
        @Override
        public void text(AnswerView answer, Screen screen) {
            throw new IllegalStateException("the demo compares JSON");
        }

        @Override
        public RawJson jsonRow(RawJson row, AnswerView answer) {
            rows++;
            return row;
        }
    }

    /**
     * Asks once more, all pages.
     *
     * @return why some page came from the files; empty if all came from the daemon
     */
    Optional<Routed.Fallback> ask() {
        MessageDigest sha = sha256();
        direct = Optional.empty();
        rows = 0;
        bytes = 0;
        Output out = new Output(new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int length) {
                sha.update(source, offset, length);
                bytes += length;
            }
        });
        long begin = System.nanoTime();
        try (Sase sase = session.get()) {
            Query query = Query.of(
                            asked.request().values(), asked.request().now().orElseThrow())
                    .in(asked.folder());
            PagedAnswer answer = new PagedAnswer(query, Map.of(), Optional.empty(), (cursor, limit) -> {
                ReadRequest page = cursor.map(asked.request()::cursor)
                        .orElse(asked.request())
                        .limit(limit);
                Routed<ReadPage> routed = sase.read(page);
                direct = direct.or(routed::whyDirect);
                return routed.value();
            });
            new AnswerJson(new Raw(), out).write(answer);
            out.flush();
        }
        elapsed = System.nanoTime() - begin;
        digest = HexFormat.of().formatHex(sha.digest());
        return direct;
    }

    /** Counts the time of the last answer. */
    void count() {
        nanos.add(elapsed);
    }

    /** The median of the times in milliseconds; empty if none was counted. */
    Optional<Double> milliseconds() {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2) / 1e6);
    }

    /** A digest of the bytes of the last answer. */
    String digest() {
        return digest;
    }

    /** The number of bytes of the last answer. */
    long bytes() {
        return bytes;
    }

    /** The number of rows of the last answer; 1 for an answer that is no list. */
    long records() {
        return asked.read().operation().shape() == Shape.PAGE ? rows : 1;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
