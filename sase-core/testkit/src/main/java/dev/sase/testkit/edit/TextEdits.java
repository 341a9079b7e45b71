package dev.sase.testkit.edit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Random changes of a text file's bytes. Lines stay lines mostly; what comes out may be malformed. */
final class TextEdits {
    private static final int MOST_BYTES = 1 << 20;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final RandomGenerator random;

    TextEdits(RandomGenerator random) {
        this.random = random;
    }

    /** One letter or digit is another; nothing else moves. The bytes are changed as given. */
    boolean letter(byte[] content) {
        if (content.length == 0) {
            return false;
        }
        int start = random.nextInt(content.length);
        for (int i = 0; i < content.length; i++) {
            int at = (start + i) % content.length;
            if (content[at] >= 'a' && content[at] <= 'z') {
                content[at] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
                return true;
            }
            if (content[at] >= '0' && content[at] <= '9') {
                content[at] = (byte) ('0' + random.nextInt(10));
                return true;
            }
        }
        return false;
    }

    /** Words are longer or shorter. */
    byte[] words(byte[] content) {
        List<String> lines = lines(content);
        if (lines.isEmpty()) {
            return content;
        }
        int at = random.nextInt(lines.size());
        String[] words = lines.get(at).split(" ", -1);
        int word = random.nextInt(words.length);
        words[word] = random.nextInt(4) == 0 ? words[word] + words[word] : words[word] + word();
        lines.set(at, String.join(" ", words));
        return bytes(lines);
    }

    /** What is added to the end: a line that is there already, with other digits in it. */
    byte[] more(byte[] content) {
        List<String> lines = lines(content);
        if (lines.isEmpty() || content.length > MOST_BYTES) {
            return new byte[0];
        }
        byte[] line = lines.get(random.nextInt(lines.size())).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < line.length; i++) {
            if (line[i] >= '0' && line[i] <= '9' && random.nextInt(8) == 0) {
                line[i] = (byte) ('0' + random.nextInt(10));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (content[content.length - 1] != '\n' && random.nextInt(4) > 0) {
            out.write('\n');
        }
        out.writeBytes(line);
        if (random.nextInt(8) > 0) {
            out.write('\n');
        }
        return out.toByteArray();
    }

    /** A few lines are gone. */
    byte[] fewer(byte[] content) {
        List<String> lines = lines(content);
        for (int i = random.nextInt(3); i >= 0 && !lines.isEmpty(); i--) {
            lines.remove(random.nextInt(lines.size()));
        }
        return bytes(lines);
    }

    /** Lines stand elsewhere. */
    byte[] moved(byte[] content) {
        List<String> lines = lines(content);
        if (lines.size() > 1) {
            int from = random.nextInt(lines.size());
            int to = Math.min(lines.size(), from + 2 + random.nextInt(5));
            Collections.shuffle(lines.subList(from, to), new Random(random.nextLong()));
        }
        return bytes(lines);
    }

    /** Line ends are those of another system, or a mix. */
    byte[] ends(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String changed = text.contains("\r\n") ? text.replace("\r\n", "\n") : text.replace("\n", "\r\n");
        return changed.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The end is missing, as of a write that was cut short. */
    byte[] torn(byte[] content) {
        int least = random.nextInt(10) == 0 ? 0 : content.length / 2;
        return content.length == 0 ? content : Arrays.copyOf(content, random.nextInt(least, content.length));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** Lines without their ends, byte for byte: the charset maps each byte to a char and back. */
    private static List<String> lines(byte[] content) {
        if (content.length == 0) {
            return new ArrayList<>();
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private static byte[] bytes(List<String> lines) {
        return lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
