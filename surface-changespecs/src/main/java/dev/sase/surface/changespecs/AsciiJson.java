package dev.sase.surface.changespecs;

import dev.sase.spi.RawJson;
import java.util.Locale;

/** JSON with everything beyond ASCII escaped, which a terminal shows as it is. */
final class AsciiJson {
    private static final char FIRST_ESCAPED = 0x7f;

    private AsciiJson() {}

    /** The same value in ASCII. */
    static String of(RawJson json) {
        String text = json.text();
        StringBuilder ascii = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST_ESCAPED) {
                ascii.append(c);
            } else {
                ascii.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }
}
