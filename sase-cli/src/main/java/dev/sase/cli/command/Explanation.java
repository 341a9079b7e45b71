package dev.sase.cli.command;

import dev.sase.cli.output.Talk;
import dev.sase.core.read.ReadPage;
import dev.sase.core.routing.Routed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Remembers by which path the pages of an answer came, and tells. Pages that came alike make one line. */
final class Explanation {
    private final List<Stretch> stretches = new ArrayList<>();
    private Optional<String> debug = Optional.empty();

    /** Pages one after the other that came the same way. */
    private static final class Stretch {
        private final String path;
        private final String why;
        private OptionalLong firstSequence = OptionalLong.empty();
        private OptionalLong lastSequence = OptionalLong.empty();
        private int pages;
        private long nanos;

        Stretch(String path, String why) {
            this.path = path;
            this.why = why;
        }

        private String sequences() {
            if (lastSequence.isEmpty()) {
                return "";
            }
            return firstSequence.equals(lastSequence)
                    ? ", sequence " + lastSequence.getAsLong()
                    : ", sequences " + firstSequence.getAsLong() + " to " + lastSequence.getAsLong();
        }
    }

    void add(Routed<ReadPage> routed) {
        Stretch found = new Stretch(path(routed), why(routed));
        if (stretches.isEmpty()
                || !stretches.getLast().path.equals(found.path)
                || !stretches.getLast().why.equals(found.why)) {
            stretches.add(found);
        }
        Stretch current = stretches.getLast();
        sequence(routed).ifPresent(sequence -> {
            current.firstSequence =
                    current.firstSequence.isPresent() ? current.firstSequence : OptionalLong.of(sequence);
            current.lastSequence = OptionalLong.of(sequence);
        });
        current.pages++;
        current.nanos += routed.trace().elapsedNanos();
        if (debug.isEmpty() && routed.trace().diagnosticsEnabled()) {
            debug = Optional.of(routed.debugJson().text());
        }
    }

    private static String path(Routed<ReadPage> routed) {
        return switch (routed) {
            case Routed.FromDaemon<ReadPage> daemon ->
                "the daemon" + daemon.snapshotId().map(id -> ", snapshot " + id).orElse("");
            case Routed.FromDirect<ReadPage> _ -> "the files";
        };
    }

    private static OptionalLong sequence(Routed<ReadPage> routed) {
        return switch (routed) {
            case Routed.FromDaemon<ReadPage> daemon -> daemon.asOfSequence();
            case Routed.FromDirect<ReadPage> _ -> OptionalLong.empty();
        };
    }

    private static String why(Routed<ReadPage> routed) {
        String hedge = routed.trace().hedged() ? " (the daemon was silent, so both were asked)" : "";
        return routed.whyDirect()
                        .map(why -> ": " + why.token() + ", " + why.message())
                        .orElse("")
                + hedge;
    }

    void tell(String read, Talk talk) {
        for (Stretch stretch : stretches) {
            talk.line(String.format(
                    Locale.ROOT,
                    "Explain: %s answered from %s%s in %.1f ms, %d page%s%s",
                    read,
                    stretch.path,
                    stretch.sequences(),
                    stretch.nanos / 1e6,
                    stretch.pages,
                    stretch.pages == 1 ? "" : "s",
                    stretch.why));
        }
        debug.ifPresent(text -> talk.line("Explain: " + text));
    }
}
