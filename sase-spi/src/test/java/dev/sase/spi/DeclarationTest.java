package dev.sase.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeclarationTest {
    private record Note(String id, String scope, String state) {}

    private static final Field<Note, String> ID = Field.text("id", Note::id);
    private static final Field<Note, String> SCOPE = Field.text("scope", Note::scope);
    private static final Field<Note, String> STATE = Field.text("state", Note::state);
    private static final Text<Note> SEARCH = Text.folded("search", Note::state);
    private static final Ordering<Note> BY_ID = Ordering.by("id");
    private static final RecordCodec<Note> CODEC = new RecordCodec<>() {
        @Override
        public RawJson encode(Note note) {
            return RawJson.of("\"" + note.id() + "\"");
        }

        @Override
        public Note decode(RawJson json) {
            return new Note(json.text(), "", "");
        }
    };

    private static RecordCollection<Note> notes(List<Field<Note, ?>> fields, List<Ordering<Note>> orderings) {
        return new RecordCollection<>(
                "notes",
                Note.class,
                ID,
                SCOPE,
                CODEC,
                fields,
                orderings,
                List.of(),
                List.of(View.ofRecord("note")),
                List.of(),
                List.of());
    }

    @Test
    void aViewOfTheRecordIsWhatTheCodecEncodesAndAnyOtherIsNot() {
        View<Note> state = new View<>("state", note -> RawJson.of("\"" + note.state() + "\""));
        ProjectedRow<Note> row = ProjectedRow.of(notes(List.of(STATE), List.of(BY_ID)), new Note("n1", "s", "open"));

        assertThat(row.collection().view("note").isRecord()).isTrue();
        assertThat(row.view(row.collection().view("note")))
                .isEqualTo(row.json())
                .isEqualTo(RawJson.of("\"n1\""));
        assertThat(state.isRecord()).isFalse();
        assertThat(row.view(state)).isEqualTo(RawJson.of("\"open\""));
        assertThatThrownBy(() -> View.ofRecord("The record")).hasMessageContaining("The record");
    }

    @Test
    void namesAreLowerSnakeCase() {
        assertThatThrownBy(() -> Field.text("State", Note::state)).hasMessageContaining("State");
        assertThatThrownBy(() -> Ordering.by("by-state", STATE)).hasMessageContaining("by-state");
        assertThatThrownBy(() -> new SurfaceDescriptor("no tes", "Notes", "note", 1))
                .hasMessageContaining("no tes");
    }

    @Test
    void aParameterDoesNotTakeANameOfEveryRequest() {
        for (String taken : List.of("schema_version", "page", "now", "folder", "fresh")) {
            assertThatThrownBy(() -> Parameter.of(taken, Parameter.Type.FLAG, "mine"))
                    .hasMessageContainingAll("'" + taken + "'", "choose another name");
        }
        assertThat(Parameter.of("fresh_only", Parameter.Type.FLAG, "mine").name())
                .isEqualTo("fresh_only");
    }

    @Test
    void aFieldIsDeclaredOnce() {
        assertThatThrownBy(() -> notes(List.of(STATE, STATE), List.of(BY_ID))).hasMessageContaining("'state' twice");
        assertThatThrownBy(() -> notes(List.of(ID), List.of(BY_ID))).hasMessageContaining("'id' twice");
    }

    @Test
    void anOrderingUsesDeclaredFieldsOrThePlace() {
        assertThatThrownBy(() -> notes(List.of(), List.of(Ordering.by("state", STATE))))
                .hasMessageContaining("'state'");
        assertThat(notes(List.of(), List.of(Ordering.by("arrival", Field.place())))
                        .orderings())
                .hasSize(1);
    }

    @Test
    void aCollectionHasAnOrdering() {
        assertThatThrownBy(() -> notes(List.of(), List.of())).hasMessageContaining("at least one ordering");
    }

    @Test
    void aFieldThatIsNeverAbsentMayNotBe() {
        Field<Note, String> broken = new Field<>("broken", Kind.TEXT, false, _ -> null);

        assertThatThrownBy(() -> broken.value(new Note("a", "s", "x"))).hasMessageContaining("'broken'");
    }

    @Test
    void predicatesCompareTheNormalForm() {
        assertThat(Predicate.is(STATE, "a\ud800")).isEqualTo(Predicate.is(STATE, "a\ufffd"));
        assertThat(Predicate.in(STATE, Set.of("\udfff"))).isEqualTo(Predicate.in(STATE, Set.of("\ufffd")));
        assertThat(Predicate.contains(SEARCH, "ABC")).isEqualTo(Predicate.contains(SEARCH, "abc"));
    }

    @Test
    void caseSensitiveContainmentNeedsAnExactText() {
        Text<Note> folded = Text.folded("t", Note::state);

        assertThatThrownBy(() -> new Predicate.Contains<>(folded, "x", false))
                .hasMessageContaining("not declared exact");
    }

    @Test
    void aUnitIsNumberedByItsSurfaceAndKey() {
        SourceUnit unit = new SourceUnit("notes/a.txt", "a", Path.of("/h/notes/a.txt"), List.of());

        assertThat(unit.id("notes")).isEqualTo(unit.id("notes")).isNotEqualTo(unit.id("tasks"));
    }
}
