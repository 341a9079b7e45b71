package dev.sase.surface.beads;

import dev.sase.spi.RawJson;
import java.util.List;

/**
 * A row of a search as its reader sees it.
 *
 * @param bead the bead found
 * @param matchedFields the names of the fields that contain the text
 */
record SearchResult(Bead bead, List<String> matchedFields) {
    /** The result of a row as served. */
    static SearchResult decode(RawJson row, String scope) {
        try {
            JsonObject json = JsonLine.lastCounts()
                    .parse(row.bytes(), 0, row.size())
                    .orElseThrow(() -> MalformedException.record("it is empty"));
            Bead bead = BeadParser.issue(json.object(SearchRead.ISSUE), Generation.MAY)
                    .build(scope, Generation.MAY);
            return new SearchResult(bead, json.texts(SearchRead.MATCHED_FIELDS));
        } catch (MalformedException e) {
            throw new IllegalArgumentException("not a search result: " + e.problem(), e);
        }
    }
}
