package dev.sase.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void comparesAsUtf8BytesDo() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[] alphabet = {
            0, 'a', 'b', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xff5e, 0xffff, 0x10000, 0x1f600, 0x10ffff
        };
        for (int i = 0; i < 20_000; i++) {
            String left = text(random, alphabet);
            String right = text(random, alphabet);
            int byBytes = Arrays.compareUnsigned(
                    left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

            assertThat(Integer.signum(Texts.compare(left, right)))
                    .as("seed %d: %s against %s", seed, left, right)
                    .isEqualTo(Integer.signum(byBytes));
        }
    }

    private static String text(Random random, int[] alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    @Test
    void replacesLoneSurrogatesAndNothingElse() {
        assertThat(Texts.wellFormed("plain 😀")).isEqualTo("plain 😀");
        assertThat(Texts.wellFormed("\udc00😀\ud800x\ud83d")).isEqualTo("\ufffd😀\ufffdx\ufffd");
    }

    @Test
    void foldsWithoutTheLocaleOfTheMachine() {
        assertThat(Texts.fold("TITLE İ É")).isEqualTo("title i̇ é");
    }
}
