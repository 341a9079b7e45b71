package dev.sase.core.transport;

import java.nio.charset.StandardCharsets;

/**
 * Walks JSON bytes member by member and hands out slices, without building a tree and without loading a JSON library, whose
 * start alone
 * would cost a short-lived command more than its whole read. Checks the structure it walks through, not the text inside the
 * slices
 * that it skips. Every complaint is an {@link IllegalArgumentException}. Confined to one thread.
 */
final class JsonScanner {
    private final byte[] json;
    private final int end;
    private int at;
    private boolean fresh;
    private String field = "";

    JsonScanner(byte[] json, int start, int end) {
        this.json = json;
        this.at = start;
        this.end = end;
    }

    /** Steps into an object if one comes next. */
    boolean enterObject() {
        return enter('{');
    }

    /** Steps into an array if one comes next. */
    boolean enterArray() {
        return enter('[');
    }

    private boolean enter(char opening) {
        if (token() != opening) {
            return false;
        }
        at++;
        fresh = true;
        return true;
    }

    /** Moves to the next member of the object entered, or behind its end. */
    boolean nextField() {
        if (!next('}')) {
            return false;
        }
        if (token() != '"') {
            throw malformed("a member's name");
        }
        int start = at;
        skipString();
        field = unescaped(json, start + 1, at - 1);
        if (token() != ':') {
            throw malformed("a colon");
        }
        at++;
        return true;
    }

    /** Moves to the next element of the array entered, or behind its end. */
    boolean nextElement() {
        return next(']');
    }

    private boolean next(char closing) {
        byte token = token();
        if (token == closing) {
            at++;
            fresh = false;
            return false;
        }
        if (!fresh) {
            if (token != ',') {
                throw malformed("a comma or " + closing);
            }
            at++;
        }
        fresh = false;
        return true;
    }

    /** The name of the member that {@link #nextField} moved to. */
    String field() {
        return field;
    }

    /** Hands out the value that comes next and moves behind it. */
    JsonView value() {
        byte first = token();
        int start = at;
        switch (first) {
            case '"' -> skipString();
            case '{', '[' -> skipNested();
            default -> skipWord();
        }
        fresh = false;
        return new JsonView(json, start, at);
    }

    /** Demands that nothing but white space is left. */
    void finish() {
        skipSpace();
        if (at != end) {
            throw malformed("the end");
        }
    }

    private byte token() {
        skipSpace();
        if (at >= end) {
            throw malformed("more bytes");
        }
        return json[at];
    }

    private void skipSpace() {
        while (at < end && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
    }

    private void skipString() {
        int position = at + 1;
        while (position < end) {
            byte b = json[position];
            if (b == '"') {
                at = position + 1;
                return;
            }
            position += b == '\\' ? 2 : 1;
        }
        throw malformed("the end of a string");
    }

    private void skipNested() {
        int depth = 0;
        while (at < end) {
            switch (json[at]) {
                case '"' -> {
                    skipString();
                    continue;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                    // Anything else is inside a value that its reader checks.
                }
            }
            at++;
            if (depth == 0) {
                return;
            }
        }
        throw malformed("a closing bracket");
    }

    private void skipWord() {
        int start = at;
        while (at < end
                && (json[at] >= '0' && json[at] <= '9' || json[at] >= 'a' && json[at] <= 'z' || isSign(json[at]))) {
            at++;
        }
        if (at == start) {
            throw malformed("a value");
        }
    }

    private static boolean isSign(byte b) {
        return b == '-' || b == '+' || b == '.' || b == 'E';
    }

    private IllegalArgumentException malformed(String wanted) {
        return new IllegalArgumentException("not JSON: expected " + wanted + " at byte " + at + " of " + end);
    }

    /** The characters of a string literal between its quotes. */
    static String unescaped(byte[] json, int start, int end) {
        String raw = new String(json, start, end - start, StandardCharsets.UTF_8);
        int escape = raw.indexOf('\\');
        if (escape < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int copied = 0;
        while (escape >= 0 && escape + 1 < raw.length()) {
            text.append(raw, copied, escape);
            char kind = raw.charAt(escape + 1);
            copied = escape + 2;
            switch (kind) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    if (copied + 4 > raw.length()) {
                        throw new IllegalArgumentException("not JSON: a cut escape in a string");
                    }
                    text.append((char) Integer.parseInt(raw, copied, copied + 4, 16));
                    copied += 4;
                }
                default -> text.append(kind);
            }
            escape = raw.indexOf('\\', copied);
        }
        return text.append(raw, copied, raw.length()).toString();
    }
}
