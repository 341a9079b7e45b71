package dev.sase.core.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page of differences starts.
 *
 * @param selection the digest of what is compared
 * @param comparison the comparison whose page ended here
 * @param place where it ended
 */
record DiffCursor(String selection, String comparison, DiffPlace place) {
    private static final String SEPARATOR = "\0";
    private static final int PARTS = 8;

    /** The opaque form. */
    String encoded() {
        DiffRecord last = place.last().orElseThrow();
        String text = String.join(
                SEPARATOR,
                selection,
                comparison,
                Long.toString(place.repeats()),
                last.domain(),
                last.category().token(),
                escaped(last.sourcePath()),
                last.handle().map(handle -> "=" + escaped(handle)).orElse(""),
                escaped(last.message()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The size of the opaque form, bytes. */
    int size() {
        return encoded().length();
    }

    /**
     * Reads the opaque form.
     *
     * @param text as a page gave it
     * @param selection the digest of what is compared now
     * @throws EngineRefusal with {@link Refusal#CURSOR_EXPIRED} when no page of that selection gave it
     */
    static DiffCursor of(String text, String selection) {
        String[] parts;
        try {
            parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, -1);
        } catch (IllegalArgumentException e) {
            throw expired();
        }
        if (parts.length != PARTS || !parts[0].equals(selection) || !parts[2].matches("[0-9]{1,4}")) {
            throw expired();
        }
        DiffRecord.Category category = List.of(DiffRecord.Category.values()).stream()
                .filter(known -> known.token().equals(parts[4]))
                .findFirst()
                .orElseThrow(DiffCursor::expired);
        Optional<String> handle = parts[6].isEmpty() ? Optional.empty() : Optional.of(exact(parts[6].substring(1)));
        DiffRecord last = new DiffRecord(parts[3], category, exact(parts[5]), handle, exact(parts[7]));
        return new DiffCursor(parts[0], parts[1], new DiffPlace(Optional.of(last), Long.parseLong(parts[2])));
    }

    private static EngineRefusal expired() {
        return new EngineRefusal(
                Refusal.CURSOR_EXPIRED, "the cursor is not one of this comparison; start with the first page");
    }

    /** Without the separator, which handles may hold, and with lone surrogates kept, which UTF-8 does not. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == 0 || at == '\\' || Character.isSurrogate(at)) {
                out.append("\\%04x".formatted((int) at));
            } else {
                out.append(at);
            }
        }
        return out.toString();
    }

    private static String exact(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at != '\\') {
                out.append(at);
                continue;
            }
            try {
                out.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw expired();
            }
            i += 4;
        }
        return out.toString();
    }
}
