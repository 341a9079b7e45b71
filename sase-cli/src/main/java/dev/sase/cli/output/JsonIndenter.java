package dev.sase.cli.output;

/** Copies compact JSON with two blanks of indentation a level, without building a tree. Confined to one thread. */
public final class JsonIndenter {
    private final Output out;

    /** An indenter that writes to an output. */
    public JsonIndenter(Output out) {
        this.out = out;
    }

    /**
     * Copies a value.
     *
     * @param json one JSON value
     * @param depth the level it stands on
     */
    public void value(byte[] json, int depth) {
        int level = depth;
        int at = 0;
        while (at < json.length) {
            byte b = json[at];
            switch (b) {
                case '"' -> at = string(json, at);
                case '{', '[' -> {
                    out.put(b);
                    int next = skipSpace(json, at + 1);
                    if (next < json.length && (json[next] == '}' || json[next] == ']')) {
                        out.put(json[next]);
                        at = next;
                    } else {
                        newLine(++level);
                    }
                }
                case '}', ']' -> {
                    newLine(--level);
                    out.put(b);
                }
                case ',' -> {
                    out.put(b);
                    newLine(level);
                }
                case ':' -> {
                    out.put(b);
                    out.put(' ');
                }
                case ' ', '\n', '\r', '\t' -> {
                    // White space of the source gives way to ours.
                }
                default -> out.put(b);
            }
            at++;
        }
    }

    /** Begins a line on a level. */
    public void newLine(int level) {
        out.put('\n');
        for (int i = 0; i < level; i++) {
            out.put(' ');
            out.put(' ');
        }
    }

    /** Copies a string and gives the place of its closing quote. */
    private int string(byte[] json, int start) {
        int at = start + 1;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        int end = Math.min(at, json.length - 1);
        out.bytes(json, start, end - start + 1);
        return end;
    }

    private static int skipSpace(byte[] json, int start) {
        int at = start;
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
        return at;
    }
}
