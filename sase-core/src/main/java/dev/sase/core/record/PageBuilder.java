package dev.sase.core.record;

import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordKey;
import dev.sase.spi.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects rows until a page is full, by rows or by bytes, with the same rules on every host. Confined to one thread. */
public final class PageBuilder {
    private final PageRequest page;
    private final List<Slice.Row> rows = new ArrayList<>();
    private final List<String> omitted = new ArrayList<>();
    private @Nullable Supplier<Position> last;
    private long bytes;
    private boolean more;
    private boolean truncated;

    /** Starts a page. */
    public PageBuilder(PageRequest page) {
        this.page = page;
    }

    /**
     * Offers the next row.
     *
     * @param key identifies the row
     * @param json the row
     * @param position its position, asked for at most once
     * @return whether the page wants further rows
     */
    public boolean add(RecordKey key, RawJson json, Supplier<Position> position) {
        if (rows.size() + omitted.size() == page.limit()) {
            more = true;
            return false;
        }
        if (json.size() + 1 > page.maxBytes()) {
            omitted.add(key.handle());
        } else if (bytes + json.size() + 1 > page.maxBytes()) {
            more = true;
            truncated = true;
            return false;
        } else {
            rows.add(new Slice.Row(key, json));
            bytes += json.size() + 1L;
        }
        last = position;
        return true;
    }

    /** The page. */
    public Slice build() {
        return new Slice(rows, more && last != null ? Optional.of(last.get()) : Optional.empty(), truncated, omitted);
    }
}
