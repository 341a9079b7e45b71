package dev.sase.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Position;
import dev.sase.spi.RecordKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void carriesEveryKindOfKeyThroughItsText() {
        Position position = new Position(
                Arrays.asList("a\u0000😀", 7L, Long.MIN_VALUE, true, false, null),
                new RecordKey(Long.MAX_VALUE, "h\"\n", 3));
        Cursor cursor = new Cursor("note_list", "ab12", "snap_1", position);

        assertThat(Cursor.decode(cursor.encode())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "not base64 !", "W10", "eyJhIjoxfQ", "WzEsMg"})
    void whatNoPageEverGaveIsNoCursor(String text) {
        assertThat(Cursor.decode(text)).isEmpty();
    }

    @Test
    void theDigestDependsOnArgumentsNotOnTheirOrder() {
        assertThat(Cursor.digest(Map.of("a", List.of("x"), "b", true)))
                .isEqualTo(Cursor.digest(Map.of("b", true, "a", List.of("x"))))
                .isNotEqualTo(Cursor.digest(Map.of("a", List.of("y"), "b", true)));
    }
}
