package dev.sase.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What editors, merges and writers that do not know a format do to the lines of a file. Confined to one thread. */
final class LineEdits {
    private final RandomGenerator random;
    private final List<byte[]> lines = new ArrayList<>();

    private LineEdits(byte[] content, RandomGenerator random) {
        this.random = random;
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                lines.add(Arrays.copyOfRange(content, start, i + 1));
                start = i + 1;
            }
        }
        if (start < content.length) {
            lines.add(Arrays.copyOfRange(content, start, content.length));
        }
    }

    private enum Edit {
        DELETE,
        DELETE_FIRST,
        INSERT_CHANGED_COPY,
        DUPLICATE,
        DUPLICATE_AT_FRONT,
        MOVE,
        REVERSE,
        CHANGE,
        CUT_SHORT,
        CARRIAGE_RETURN,
        NO_FINAL_LINE_FEED,
        MALFORMED,
        NOT_UTF8,
        BLANK
    }

    /** The content after one edit. */
    static byte[] edit(byte[] content, RandomGenerator random) {
        LineEdits edits = new LineEdits(content, random);
        if (!edits.lines.isEmpty()) {
            edits.apply(Edit.values()[random.nextInt(Edit.values().length)]);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        edits.lines.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private void apply(Edit edit) {
        int at = random.nextInt(lines.size());
        byte[] line = lines.get(at);
        switch (edit) {
            case DELETE -> lines.remove(at);
            case DELETE_FIRST -> lines.removeFirst();
            case INSERT_CHANGED_COPY -> lines.add(random.nextInt(lines.size() + 1), ended(changed(line)));
            case DUPLICATE -> lines.add(random.nextInt(lines.size() + 1), ended(line));
            case DUPLICATE_AT_FRONT -> lines.addFirst(ended(line));
            case MOVE -> {
                lines.remove(at);
                lines.add(random.nextInt(lines.size() + 1), ended(line));
            }
            case REVERSE -> {
                List<byte[]> reversed =
                        lines.reversed().stream().map(LineEdits::ended).toList();
                lines.clear();
                lines.addAll(reversed);
            }
            case CHANGE -> lines.set(at, changed(line));
            case CUT_SHORT -> lines.set(at, ended(Arrays.copyOf(line, random.nextInt(line.length))));
            case CARRIAGE_RETURN -> lines.set(at, joined(Arrays.copyOf(ended(line), ended(line).length - 1), "\r\n"));
            case NO_FINAL_LINE_FEED -> {
                byte[] last = ended(lines.getLast());
                lines.set(lines.size() - 1, Arrays.copyOf(last, last.length - 1));
            }
            case MALFORMED -> lines.add(random.nextInt(lines.size() + 1), joined(new byte[0], "{\"damaged\":\n"));
            case NOT_UTF8 -> lines.add(random.nextInt(lines.size() + 1), new byte[] {'"', (byte) 0xff, '"', '\n'});
            case BLANK -> lines.add(random.nextInt(lines.size() + 1), joined(new byte[0], " \n"));
        }
        for (int i = 0; i < lines.size() - 1; i++) {
            lines.set(i, ended(lines.get(i)));
        }
    }

    /** The line with one letter or digit replaced by the next one, so that what is in quotes stays in them. */
    private byte[] changed(byte[] line) {
        byte[] changed = line.clone();
        int start = random.nextInt(line.length);
        for (int i = 0; i < line.length; i++) {
            int at = (start + i) % line.length;
            if (line[at] >= 'a' && line[at] < 'z' || line[at] >= '0' && line[at] < '9') {
                changed[at]++;
                break;
            }
        }
        return changed;
    }

    private static byte[] ended(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\n' ? line : joined(line, "\n");
    }

    private static byte[] joined(byte[] line, String end) {
        byte[] joined = Arrays.copyOf(line, line.length + end.length());
        System.arraycopy(end.getBytes(StandardCharsets.UTF_8), 0, joined, line.length, end.length());
        return joined;
    }
}
