package dev.sase.core.read;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.RecordsHost;
import dev.sase.core.registry.ServedRead;
import dev.sase.core.store.Fingerprint;
import dev.sase.spi.Answer;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers reads from the files. What was loaded for one read serves the next as long as the files say that nothing changed and memory
 * is not short. Thread-safe.
 */
public final class DirectReads {
    private final SaseHome home;
    private final Clock clock;
    private final Map<Key, SoftReference<Kept>> kept = new ConcurrentHashMap<>();

    private record Key(String surface, Scopes scopes) {}

    private record Kept(List<SourceUnit> units, List<Fingerprint> fingerprints, LoadedRecords records) {}

    /**
     * Reads a home.
     *
     * @param home the files
     * @param clock tells the time of requests that state none, and the age of files
     */
    public DirectReads(SaseHome home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /**
     * Answers a read.
     *
     * @param served the read
     * @param request its arguments
     * @return the page
     * @throws SaseException when the request is wrong, asks for something that does not exist, or a source cannot be read
     */
    public ReadPage read(ServedRead served, ReadRequest request) {
        ReadOperation operation = served.operation();
        Instant now = request.now().orElseGet(clock::instant);
        Query query = operation.resolve(
                new Query(
                        Arguments.check(operation, request.values()),
                        PageRequest.first(request.limit()),
                        now,
                        request.folder()),
                home);
        Arguments.requireComplete(operation, query.values());
        String digest = Cursor.digest(query.values());
        Optional<Position> position = request.cursor().map(text -> position(text, operation, digest));
        Query paged = position.isPresent() ? query.with(query.page().from(position.get())) : query;
        LoadedRecords records = load(served.surface(), operation.scopes(query));
        Answer answer = operation.answer(paged, new RecordsHost(records, now));
        Optional<String> next = answer.next().map(row -> new Cursor(operation.name(), digest, "", row).encode());
        return new ReadPage(answer.members(), next, answer.truncated(), answer.omitted(), Optional.empty());
    }

    private LoadedRecords load(Surface surface, Scopes scopes) {
        Key key = new Key(surface.descriptor().id(), scopes);
        try {
            List<SourceUnit> units;
            try (Stream<SourceUnit> found = surface.loader().discover(home, scopes)) {
                units = found.toList();
            }
            List<Fingerprint> fingerprints = new ArrayList<>();
            for (SourceUnit unit : units) {
                fingerprints.add(Fingerprint.of(unit, clock.instant()));
            }
            SoftReference<Kept> reference = kept.get(key);
            @Nullable Kept last = reference == null ? null : reference.get();
            if (last != null && unchanged(last, units, fingerprints)) {
                return last.records();
            }
            LoadedRecords records = LoadedRecords.load(surface, units);
            if (scopes.handles().isEmpty()) {
                // What was loaded for one record is not worth its place.
                kept.put(key, new SoftReference<>(new Kept(units, fingerprints, records)));
            }
            return records;
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "cannot read the files of '" + surface.descriptor().id() + "': " + e.getMessage()
                            + "; make them readable",
                    e);
        }
    }

    private static boolean unchanged(Kept last, List<SourceUnit> units, List<Fingerprint> fingerprints) {
        if (!last.units().equals(units)) {
            return false;
        }
        for (int i = 0; i < fingerprints.size(); i++) {
            if (!fingerprints.get(i).provesUnchanged(last.fingerprints().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A position means the same on every host, so a cursor of the daemon is as good as one of ours. */
    private static Position position(String text, ReadOperation operation, String digest) {
        return Cursor.decode(text)
                .filter(cursor -> cursor.read().equals(operation.name())
                        && cursor.arguments().equals(digest))
                .map(Cursor::position)
                .orElseThrow(() -> new SaseException(
                        ErrorCode.INVALID_REQUEST,
                        "the cursor is not one of '" + operation.name()
                                + "' with these arguments; start with the first page"));
    }
}
