package dev.sase.surface.beads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static List<String> lines(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))) {
            while (reader.next()) {
                lines.add(
                        reader.isOversized()
                                ? "oversized"
                                : new String(
                                        reader.bytes(), reader.offset(), reader.length(), StandardCharsets.ISO_8859_1));
                assertThat(reader.number()).isEqualTo(lines.size());
            }
        }
        return lines;
    }

    @Test
    void endOfTheFileEndsTheLastLine() throws IOException {
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n")).containsExactly("");
        assertThat(lines("a\n\nb")).containsExactly("a", "", "b");
    }

    @Test
    void linesOfAnyLengthAreSplitWhereverChunksEnd() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            expected.add(String.valueOf((char) ('a' + i % 26)).repeat(random.nextInt(1, 40_000)));
        }
        assertThat(lines(String.join("\n", expected))).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void limitIsExact() throws IOException {
        String longest = "x".repeat(LineReader.MAX_LINE_BYTES);
        assertThat(lines(longest + "\n" + longest + "x\ny\n" + longest + "x"))
                .containsExactly(longest, "oversized", "y", "oversized");
    }
}
