package dev.sase.surface.beads;

import dev.sase.spi.Answer;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.PageRequest;
import dev.sase.spi.Position;
import dev.sase.spi.Predicate;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Slice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the beads around one bead: {@code ancestors} nearest first, {@code children}, {@code depends_on} in the order of its
 * dependencies and {@code blocks}. A null in {@code ancestors} ends a chain that is broken or runs in a circle; in
 * {@code depends_on} it stands for a blocker that does not exist. What does not fit is counted in {@code related_omitted}.
 * Confined to one read.
 */
final class RelatedBeads {
    static final String ANCESTORS = "ancestors";
    static final String CHILDREN = "children";
    static final String DEPENDS_ON = "depends_on";
    static final String BLOCKS = "blocks";
    static final String OMITTED = "related_omitted";

    private final String scope;
    private final Predicate<Bead> within;
    private final RecordReader reader;
    private int bytesLeft;
    private long omitted;

    RelatedBeads(String scope, Predicate<Bead> within, RecordReader reader, int bytesLeft) {
        this.scope = scope;
        this.within = within;
        this.reader = reader;
        this.bytesLeft = bytesLeft;
    }

    Answer addTo(Answer.Builder answer, Bead bead) {
        List<RawJson> ancestors = ancestors(bead);
        List<RawJson> blockers = blockers(bead);
        answer.value(ANCESTORS, array(ancestors));
        answer.value(CHILDREN, array(linking(Predicate.linked(Beads.PARENT, Predicate.is(Beads.ID, bead.id())))));
        answer.value(DEPENDS_ON, array(blockers));
        answer.value(BLOCKS, array(linking(Predicate.linked(Beads.DEPENDS_ON, Predicate.is(Beads.ID, bead.id())))));
        if (omitted > 0) {
            answer.value(OMITTED, new JsonWriter().number(omitted).toRawJson());
        }
        Answer complete = answer.build();
        return new Answer(complete.members(), complete.next(), omitted > 0, complete.omitted());
    }

    private List<RawJson> ancestors(Bead bead) {
        List<RawJson> ancestors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        seen.add(bead.id());
        Optional<String> parent = bead.parentId();
        while (parent.isPresent()) {
            Optional<Slice.Row> row = seen.add(parent.get()) ? find(parent.get()) : Optional.empty();
            if (row.isEmpty()) {
                ancestors.add(RawJson.NULL);
                return ancestors;
            }
            add(row.get().json(), ancestors);
            parent = BeadCodec.decodeIssue(row.get().json(), scope).parentId();
        }
        return ancestors;
    }

    private List<RawJson> blockers(Bead bead) {
        List<RawJson> blockers = new ArrayList<>();
        for (String id : bead.blockerIds()) {
            Optional<Slice.Row> row = find(id);
            if (row.isPresent()) {
                add(row.get().json(), blockers);
            } else {
                blockers.add(RawJson.NULL);
            }
        }
        return blockers;
    }

    private List<RawJson> linking(Predicate<Bead> linked) {
        List<RawJson> beads = new ArrayList<>();
        Predicate<Bead> where = Predicate.all(within, linked);
        Optional<Position> after = Optional.empty();
        PageRequest page = PageRequest.first(PageRequest.MAX_LIMIT);
        do {
            Slice slice = reader.page(
                    Beads.COLLECTION,
                    where,
                    Beads.CREATED,
                    Beads.ISSUE,
                    after.map(page::from).orElse(page));
            slice.rows().forEach(row -> add(row.json(), beads));
            omitted += slice.omitted().size();
            after = slice.next();
        } while (after.isPresent());
        return beads;
    }

    private Optional<Slice.Row> find(String id) {
        return reader.find(Beads.COLLECTION, id, within, Beads.ISSUE);
    }

    private void add(RawJson issue, List<RawJson> to) {
        if (issue.size() + 1 > bytesLeft) {
            omitted++;
        } else {
            bytesLeft -= issue.size() + 1;
            to.add(issue);
        }
    }

    private static RawJson array(List<RawJson> elements) {
        JsonWriter json = new JsonWriter();
        json.beginArray();
        elements.forEach(json::raw);
        return json.endArray().toRawJson();
    }
}
