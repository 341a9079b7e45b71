package dev.sase.testkit.nasty;

import dev.sase.spi.Field;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Kind;
import dev.sase.spi.Link;
import dev.sase.spi.Ordering;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Tally;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import java.util.List;

/** The declarations of {@link NastySurface}: every kind of field, orderings of mixed direction, texts, links, tallies. */
public final class Nasty {
    /** The handle. */
    public static final Field<NastyRecord, String> ID = Field.text("id", NastyRecord::id);
    /** The scope. */
    public static final Field<NastyRecord, String> STORE = Field.text("store", NastyRecord::store);
    /** A text that every record has. */
    public static final Field<NastyRecord, String> TITLE = Field.text("title", NastyRecord::title);
    /** A text that may be absent. */
    public static final Field<NastyRecord, String> NOTE = Field.nullableText("note", NastyRecord::note);
    /** An integer that every record has. */
    public static final Field<NastyRecord, Long> RANK = Field.integer("rank", NastyRecord::rank);
    /** An integer that may be absent. */
    public static final Field<NastyRecord, Long> DUE = Field.nullableInteger("due", NastyRecord::due);
    /** A flag that every record has. */
    public static final Field<NastyRecord, Boolean> OPEN = Field.flag("open", NastyRecord::open);
    /** A flag that may be absent. */
    public static final Field<NastyRecord, Boolean> STARRED =
            new Field<>("starred", Kind.FLAG, true, NastyRecord::starred);

    /** Ascending by a text. */
    public static final Ordering<NastyRecord> BY_TITLE = Ordering.by("by_title", TITLE);
    /** Descending by an integer. */
    public static final Ordering<NastyRecord> BY_RANK = Ordering.byDescending("by_rank", RANK);
    /** Mixed, with a leading key that may be absent. */
    public static final Ordering<NastyRecord> BY_DUE =
            new Ordering<>("by_due", List.of(new Ordering.Key<>(DUE, true), new Ordering.Key<>(TITLE, false)));
    /** Mixed the other way round, with several keys that may be absent. */
    public static final Ordering<NastyRecord> BY_NOTE = new Ordering<>(
            "by_note",
            List.of(
                    new Ordering.Key<>(NOTE, false),
                    new Ordering.Key<>(STARRED, true),
                    new Ordering.Key<>(RANK, true)));
    /** As the file has them. */
    public static final Ordering<NastyRecord> BY_PLACE = Ordering.by("by_place", Field.place());
    /** From the end of the file. */
    public static final Ordering<NastyRecord> BY_OPEN = new Ordering<>(
            "by_open", List.of(new Ordering.Key<>(OPEN, false), new Ordering.Key<>(Field.<NastyRecord>place(), true)));
    /** By handle alone. */
    public static final Ordering<NastyRecord> BY_ID = Ordering.by("by_id");

    /** The lossless JSON. */
    public static final View<NastyRecord> FULL = View.ofRecord("full");
    /** A short JSON that leaves out the body. */
    public static final View<NastyRecord> CARD = new View<>("card", Nasty::card);

    /** Searched folded and as it is. */
    public static final Text<NastyRecord> BODY = new Text<>("body", true, NastyRecord::body);
    /** Searched folded only. */
    public static final Text<NastyRecord> WORDS =
            Text.folded("words", record -> record.title() + "\n" + (record.note() == null ? "" : record.note()));

    /** The second collection. */
    public static final RecordCollection<NastyLabel> LABELS = labels();

    /** A link to the same collection. */
    public static final Link<NastyRecord, NastyRecord> NEEDS = new Link<>("needs", Nasty::records, NastyRecord::needs);
    /** A link to the second collection. */
    public static final Link<NastyRecord, NastyLabel> HAS = new Link<>("labels", () -> LABELS, NastyRecord::labels);

    /** A link to the second collection, in one scope from every other. */
    public static final Link<NastyRecord, NastyLabel> HAS_IN_BETA =
            Link.toScope("beta_labels", "beta", () -> LABELS, NastyRecord::labels);

    /** The first collection. */
    public static final RecordCollection<NastyRecord> RECORDS = new RecordCollection<>(
            "nasty",
            NastyRecord.class,
            ID,
            STORE,
            NastyJson.RECORDS,
            List.of(TITLE, NOTE, RANK, DUE, OPEN, STARRED),
            List.of(BY_TITLE, BY_RANK, BY_DUE, BY_NOTE, BY_PLACE, BY_OPEN, BY_ID),
            List.of(new Tally<>("flags", List.of(OPEN, STARRED)), new Tally<>("notes", List.of(NOTE))),
            List.of(FULL, CARD),
            List.of(BODY, WORDS),
            List.of(NEEDS, HAS, HAS_IN_BETA));

    private Nasty() {}

    private static RecordCollection<NastyRecord> records() {
        return RECORDS;
    }

    private static RecordCollection<NastyLabel> labels() {
        Field<NastyLabel, Long> weight = Field.integer("weight", NastyLabel::weight);
        return new RecordCollection<>(
                "label",
                NastyLabel.class,
                Field.text("name", NastyLabel::name),
                Field.text("store", NastyLabel::store),
                NastyJson.LABELS,
                List.of(Field.nullableText("colour", NastyLabel::colour), weight),
                List.of(Ordering.byDescending("by_weight", weight)),
                List.of(),
                List.of(View.ofRecord("full")),
                List.of(),
                List.of());
    }

    private static RawJson card(NastyRecord record) {
        return new JsonWriter()
                .beginObject()
                .name("id")
                .string(record.id())
                .name("store")
                .string(record.store())
                .name("title")
                .string(record.title())
                .endObject()
                .toRawJson();
    }
}
