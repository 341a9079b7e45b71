package dev.sase.bench;

import dev.sase.core.read.ReadRequest;
import dev.sase.core.transport.JsonView;
import dev.sase.spi.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Full pages of 100 that start anywhere in a list. */
final class Positions {
    private static final int MOST = 400;

    private Positions() {}

    private record Start(ReadRequest request, int row) {}

    /**
     * Walks a list in steps of random length.
     *
     * @return requests for pages of 100, at least one; only a list that is shorter than a page gives one that is not full
     */
    static List<ReadRequest> of(Client client, ReadRequest list, int size, RandomGenerator random) {
        List<Start> starts = new ArrayList<>();
        int most = Math.clamp(2L * size / MOST, 2, PageRequest.MAX_LIMIT);
        int row = 0;
        Optional<ReadRequest> next = Optional.of(list.limit(PageRequest.DEFAULT_LIMIT));
        while (next.isPresent()) {
            ReadRequest start = next.get();
            starts.add(new Start(start, row));
            int step = 1 + random.nextInt(most);
            JsonView page = client.read(start.limit(step));
            row += step;
            next = starts.size() < MOST ? Client.nextCursor(page).map(start::cursor) : Optional.empty();
        }
        int last = row - PageRequest.DEFAULT_LIMIT - most;
        List<ReadRequest> full = new ArrayList<>();
        starts.stream()
                .filter(start -> start.row() == 0 || start.row() <= last)
                .forEach(start -> full.add(start.request()));
        return full;
    }
}
