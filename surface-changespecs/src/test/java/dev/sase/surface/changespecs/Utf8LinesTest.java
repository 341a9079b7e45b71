package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8LinesTest {
    private static List<String> read(byte[] bytes) throws IOException {
        List<String> lines = new ArrayList<>();
        Utf8Lines.read(new ByteArrayInputStream(bytes), new Utf8Lines.Sink() {
            @Override
            public void line(long number, String text) {
                lines.add(number + " " + text);
            }

            @Override
            public void malformed(long number) {
                lines.add(number + " malformed");
            }

            @Override
            public void oversized(long number) {
                lines.add(number + " oversized");
            }
        });
        return lines;
    }

    @Test
    void replacementCharactersOfTheFileAreTextAndBytesThatAreNotUtf8AreNot() throws IOException {
        byte[] genuine = "one \ufffd\r\ntwo\n".getBytes(StandardCharsets.UTF_8);
        byte[] broken = {'a', (byte) 0xc3, '\n', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '\n', 'b'};

        assertThat(read(genuine)).containsExactly("1 one \ufffd", "2 two");
        assertThat(read(broken)).containsExactly("1 malformed", "2 malformed", "3 b");
    }

    @Test
    void onlyTheCarriageReturnBeforeALineFeedBelongsToTheEnd() throws IOException {
        assertThat(read("a\r\r\n\r\nb\rc\nd\r".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("1 a\r", "2 ", "3 b\rc", "4 d\r");
    }

    @Test
    void aLineThatIsTooLongIsPassedOverAndTheNextOneIsRead() throws IOException {
        String text = "x".repeat(Utf8Lines.MAX_LINE_BYTES) + "\n" + "y".repeat(Utf8Lines.MAX_LINE_BYTES + 1) + "\nz";

        assertThat(read(text.getBytes(StandardCharsets.UTF_8)))
                .satisfiesExactly(
                        first -> assertThat(first).hasSize(Utf8Lines.MAX_LINE_BYTES + 2),
                        second -> assertThat(second).isEqualTo("2 oversized"),
                        third -> assertThat(third).isEqualTo("3 z"));
    }

    @Test
    void linesAreTheSameWhereverTheReadsCutThem() throws IOException {
        long seed = System.nanoTime();
        System.out.println("Utf8LinesTest seed " + seed);
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        while (file.size() < 600_000) {
            byte[] line = randomLine(random);
            expected.add(expected.size() + 1 + " " + decoded(line));
            file.write(line);
            file.write(random.nextInt(4) == 0 ? new byte[] {'\r', '\n'} : new byte[] {'\n'});
        }

        assertThat(read(file.toByteArray())).isEqualTo(expected);
    }

    private static byte[] randomLine(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(50) == 0 ? random.nextInt(100_000) : random.nextInt(200);
        boolean ascii = random.nextBoolean();
        while (text.length() < length) {
            text.append(
                    ascii || random.nextInt(3) > 0
                            ? "a"
                            : List.of("é", "語", "🚀", "\ufffd").get(random.nextInt(4)));
        }
        byte[] line = text.toString().getBytes(StandardCharsets.UTF_8);
        if (line.length > 0 && random.nextInt(20) == 0) {
            line[random.nextInt(line.length)] = (byte) (0x80 + random.nextInt(0x80));
        }
        return line;
    }

    private static String decoded(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException _) {
            return "malformed";
        }
    }
}
