package dev.sase.surface.agents;

import dev.sase.spi.Texts;

/** The beginning of a prompt. */
public final class PromptSnippet {
    private static final int MAX_BYTES = 200;

    private PromptSnippet() {}

    /** The first whole characters that take at most 200 bytes of UTF-8, without white space at both ends. */
    public static String of(String prompt) {
        int bytes = 0;
        int end = 0;
        while (end < prompt.length()) {
            int character = prompt.codePointAt(end);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > MAX_BYTES) {
                break;
            }
            end += Character.charCount(character);
        }
        return Texts.wellFormed(prompt.substring(0, end)).strip();
    }
}
