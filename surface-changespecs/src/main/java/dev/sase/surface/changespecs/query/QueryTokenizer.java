package dev.sase.surface.changespecs.query;

import dev.sase.spi.Texts;
import dev.sase.surface.changespecs.query.QuerySyntaxException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a query into tokens. It works on the bytes of UTF-8, in which positions are counted and which outside of quotes are all
 * ASCII. Confined to one thread.
 */
public final class QueryTokenizer {
    private static final String QUOTE_IT = "put text with other characters than A-Z a-z 0-9 _ - into quotes: \"1m0s\"";
    private static final String STATUS_SHORTHANDS = "dmrswy";
    private static final List<String> STATUSES = List.of("DRAFT", "MAILED", "REVERTED", "SUBMITTED", "WIP", "READY");

    private final String source;
    private final byte[] input;
    private final QueryLanguage language;
    private final List<QueryToken> tokens = new ArrayList<>();
    private int at;

    private QueryTokenizer(String source, QueryLanguage language) {
        this.source = Texts.wellFormed(source);
        this.input = this.source.getBytes(StandardCharsets.UTF_8);
        this.language = language;
    }

    /**
     * The tokens of a query.
     *
     * @param source the text; lone surrogates count as U+FFFD
     * @param language the generation of the language
     * @return the tokens in order; the last is the end
     * @throws QuerySyntaxException if a character or word is wrong or the text too long
     */
    public static List<QueryToken> tokenize(String source, QueryLanguage language) {
        return new QueryTokenizer(source, language).run();
    }

    private List<QueryToken> run() {
        if (input.length > QueryLimits.MAX_BYTES) {
            throw new QuerySyntaxException(
                    Kind.LIMIT,
                    "Query too long: " + input.length + " bytes, at most " + QueryLimits.MAX_BYTES,
                    QueryLimits.MAX_BYTES,
                    source,
                    "ask with less text");
        }
        while (true) {
            while (isSeparator(at)) {
                at++;
            }
            if (at >= input.length) {
                tokens.add(QueryToken.symbol(QueryToken.Kind.EOF, "", at));
                return List.copyOf(tokens);
            }
            token();
        }
    }

    private void token() {
        switch (input[at]) {
            case '"' -> {
                int start = at;
                tokens.add(QueryToken.string(quoted(), false, start));
            }
            case '!' -> exclamation();
            case '@' -> marker("@@@", QueryToken.Kind.RUNNING_AGENT);
            case '$' -> marker("$$$", QueryToken.Kind.RUNNING_PROCESS);
            case '*' -> {
                requireStandalone();
                symbol(QueryToken.Kind.ANY_SPECIAL, 1);
            }
            case '(' -> symbol(QueryToken.Kind.LPAREN, 1);
            case ')' -> symbol(QueryToken.Kind.RPAREN, 1);
            case '%' -> status();
            case '+' -> named(QueryKey.PROJECT, "project name");
            case '^' -> named(QueryKey.ANCESTOR, "ancestor name");
            case '~' -> named(QueryKey.SIBLING, "sibling name");
            case '&' -> named(QueryKey.NAME, "name");
            default -> {
                if (input[at] == 'c' && byteAt(at + 1) == '"') {
                    int start = at++;
                    tokens.add(QueryToken.string(quoted(), true, start));
                } else if (startsWord(at)) {
                    word();
                } else {
                    throw unexpected(QUOTE_IT);
                }
            }
        }
    }

    private void exclamation() {
        if (startsWith("!!!")) {
            symbol(QueryToken.Kind.ERROR_SUFFIX, 3);
        } else if (startsWith("!!") && isStandalone(2)) {
            symbol(QueryToken.Kind.NOT_ERROR_SUFFIX, 2);
        } else if (startsWith("!@") && isStandalone(2)) {
            symbol(QueryToken.Kind.NOT_RUNNING_AGENT, 2);
        } else if (startsWith("!$") && isStandalone(2)) {
            symbol(QueryToken.Kind.NOT_RUNNING_PROCESS, 2);
        } else {
            symbol(isStandalone(1) ? QueryToken.Kind.ERROR_SUFFIX : QueryToken.Kind.NOT, 1);
        }
    }

    private void marker(String written, QueryToken.Kind kind) {
        if (startsWith(written)) {
            symbol(kind, written.length());
        } else {
            requireStandalone();
            symbol(kind, 1);
        }
    }

    private void requireStandalone() {
        if (!isStandalone(1)) {
            throw unexpected("put a blank behind it, or quote it when it is text to search for");
        }
    }

    private void status() {
        int next = byteAt(at + 1);
        int index = next > 0 ? STATUS_SHORTHANDS.indexOf(next | 0x20) : -1;
        if (index < 0) {
            throw new QuerySyntaxException(
                    Kind.TOKENIZER,
                    "Invalid status shorthand (use %d, %m, %r, %s, %w, or %y)",
                    at,
                    source,
                    "use one of these, or write the status out: status:Archived");
        }
        tokens.add(QueryToken.property(QueryKey.STATUS, STATUSES.get(index), at));
        at += 2;
    }

    private void named(QueryKey key, String what) {
        if (!startsWord(at + 1)) {
            throw new QuerySyntaxException(
                    Kind.TOKENIZER,
                    "Expected " + what + " after '" + (char) input[at] + "'",
                    at,
                    source,
                    "write a name that begins with a letter behind it, or any name in quotes: " + key.token()
                            + ":\"...\"");
        }
        int start = at++;
        tokens.add(QueryToken.property(key, wordText(), start));
    }

    private void word() {
        int start = at;
        String word = wordText();
        String lower = word.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "and" -> tokens.add(QueryToken.symbol(QueryToken.Kind.AND, word, start));
            case "or" -> tokens.add(QueryToken.symbol(QueryToken.Kind.OR, word, start));
            case "not" -> tokens.add(QueryToken.symbol(QueryToken.Kind.NOT, word, start));
            default -> {
                if (byteAt(at) == ':') {
                    property(lower, start);
                } else {
                    tokens.add(QueryToken.string(word, false, start));
                }
            }
        }
    }

    private void property(String word, int start) {
        QueryKey key = language.key(word)
                .orElseThrow(() -> new QuerySyntaxException(
                        Kind.TOKENIZER,
                        "Unknown property key: " + word + " (valid keys: " + language.listed() + ")",
                        start,
                        source,
                        "use one of these keys, or quote it when it is text to search for"));
        at++;
        String value = byteAt(at) == '"' ? quoted() : wordText();
        if (value.isEmpty() && byteAt(at - 1) == ':') {
            throw new QuerySyntaxException(
                    Kind.TOKENIZER,
                    "Expected property value",
                    at,
                    source,
                    "write the value directly behind the colon, in quotes when it is not a word: " + word + ":\"...\"");
        }
        tokens.add(QueryToken.property(key, value, start));
    }

    private String quoted() {
        int quote = at++;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (at < input.length) {
            byte next = input[at];
            if (next == '"') {
                at++;
                return text.toString(StandardCharsets.UTF_8);
            }
            text.write(next == '\\' ? escaped() : next);
            at++;
        }
        throw new QuerySyntaxException(
                Kind.TOKENIZER,
                "Unterminated string",
                quote,
                source,
                "close the quote; a quote inside is written \\\"");
    }

    /** The character that the escape at hand stands for; leaves off at its last byte. */
    private int escaped() {
        int backslash = at++;
        int letter = byteAt(at);
        return switch (letter) {
            case '\\', '"' -> letter;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case -1 ->
                throw new QuerySyntaxException(
                        Kind.TOKENIZER,
                        "Unterminated escape sequence",
                        backslash,
                        source,
                        "write a backslash as \\\\ and close the quote");
            default ->
                throw new QuerySyntaxException(
                        Kind.TOKENIZER,
                        "Invalid escape sequence: \\" + (char) letter,
                        backslash,
                        source,
                        "in quotes there are \\\\ \\\" \\n \\r and \\t; write a backslash as \\\\");
        };
    }

    private void symbol(QueryToken.Kind kind, int length) {
        String written = new String(input, at, length, StandardCharsets.US_ASCII);
        tokens.add(QueryToken.symbol(kind, written, at));
        at += length;
    }

    private String wordText() {
        int start = at;
        while (isWordByte(byteAt(at))) {
            at++;
        }
        return new String(input, start, at - start, StandardCharsets.US_ASCII);
    }

    /** A byte beyond ASCII is shown as the Latin-1 character of its number. */
    private QuerySyntaxException unexpected(String next) {
        return new QuerySyntaxException(Kind.TOKENIZER, "Unexpected character: " + (char) byteAt(at), at, source, next);
    }

    private boolean isStandalone(int length) {
        return at + length >= input.length || isSeparator(at + length);
    }

    private boolean startsWith(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (byteAt(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The byte as 0 to 255, or -1 behind the end. */
    private int byteAt(int index) {
        return index < input.length ? input[index] & 0xff : -1;
    }

    private boolean isSeparator(int index) {
        int next = byteAt(index);
        return next == ' ' || next == '\t' || next == '\r' || next == '\n';
    }

    private boolean startsWord(int index) {
        int next = byteAt(index);
        return isLetter(next) || next == '_';
    }

    private static boolean isLetter(int next) {
        return next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z';
    }

    private static boolean isWordByte(int next) {
        return isLetter(next) || next >= '0' && next <= '9' || next == '_' || next == '-';
    }
}
