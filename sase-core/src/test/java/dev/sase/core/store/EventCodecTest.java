package dev.sase.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.core.notes.NotesSurface;
import dev.sase.spi.RawJson;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCodecTest {
    private static final EventCodec CODEC = new EventCodec(new NotesSurface());

    private static JournalStore.Event event(String payload) {
        return new JournalStore.Event(7, 1, "notes/a.txt", 3, true, false, RawJson.of(payload));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"changes\":[{\"c\": # it is no JSON",
                "[] # it holds no changes",
                "{\"changes\":7} # it holds no changes",
                "{\"changes\":[{\"c\":\"letters\",\"h\":\"a\",\"o\":0,\"d\":true}]} # the collection 'letters'",
                "{\"changes\":[{\"c\":\"notes\",\"h\":\"a\",\"o\":0,\"p\":1}]} # neither stores, deletes nor moves",
                "{\"changes\":[{\"c\":\"notes\",\"h\":\"a\",\"o\":0,\"p\":1,\"u\":{}}]} # null",
                "{\"changes\":[],\"diagnostics\":[{\"severity\":\"NEW\"}]} # NEW"
            })
    void anEventThatCannotBeAppliedNamesItselfAndItsSurface(String payload, String reason) {
        BadEventException bad = catchThrowableOfType(BadEventException.class, () -> CODEC.decode(event(payload)));

        assertThat(bad.seq()).isEqualTo(7);
        assertThat(bad.surface()).isEqualTo("notes");
        assertThat(bad.unitKey()).isEqualTo("notes/a.txt");
        assertThat(bad.reason()).contains(reason);
        assertThat(bad.getMessage())
                .contains(
                        "event 7 of the surface 'notes' for the source notes/a.txt",
                        bad.reason(),
                        "'sase daemon rebuild'");
    }

    @Test
    void membersThatAreNotKnownAreLeftOut() {
        EventCodec.Decoded decoded = CODEC.decode(event("""
                {"later":{"x":[1]},"changes":[{"c":"notes","h":"a","o":2,"p":4,"later":1,
                 "u":{"id":"a","scope":"s","state":"open","text":"t","later":true}}],"scope":"s","path":"/a"}
                """));

        assertThat(decoded.changes()).singleElement().isInstanceOfSatisfying(Change.Upsert.class, upsert -> {
            assertThat(upsert.row().key().occurrence()).isEqualTo(2);
            assertThat(upsert.row().place()).isEqualTo(4);
        });
        assertThat(decoded.scope()).isEqualTo("s");
    }

    @Test
    void compactionCopiesWhatItKeepsByteByByte() {
        String kept =
                "{\"c\":\"notes\",\"new\":1.50E+3,\"h\":\"\\u00e9\\\"\",\"o\":0,\"p\":4,\"u\":{\"n\":1e400,\"t\":\"\\/x\"}}";
        String payload =
                "{ \"later\" : 12345678901234567890.0, \"changes\":[ {\"c\":\"notes\",\"h\":\"b\",\"d\":true} , " + kept
                        + "],\"scope\":\"s\\u0000\",\"diagnostics\":[{\"m\":\"[\"}],\"flag\":null}";
        EventChanges event = EventChanges.of(RawJson.of(payload).bytes());
        BitSet second = new BitSet();
        second.set(1);

        assertThat(event.changes())
                .extracting(EventChanges.Element::kind)
                .containsExactly(EventChanges.Kind.DELETE, EventChanges.Kind.UPSERT);
        assertThat(event.with(second, true).text())
                .isEqualTo("{\"changes\":[" + kept + "],\"later\":12345678901234567890.0,\"scope\":\"s\\u0000\","
                        + "\"diagnostics\":[{\"m\":\"[\"}],\"flag\":null}");
        assertThat(event.with(second, false).text()).doesNotContain("diagnostics");
    }
}
