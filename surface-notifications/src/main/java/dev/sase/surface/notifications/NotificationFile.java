package dev.sase.surface.notifications;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/** Loads {@code notifications.jsonl} line by line. A line that is no notification is a diagnostic and hides no other. */
final class NotificationFile implements Lines.Sink {
    private static final int LONGEST_LINE = 8 * 1024 * 1024;

    private final Path file;
    private final RecordSink sink;

    private NotificationFile(Path file, RecordSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** Delivers the notifications of a file in the order of its lines; none when the file is gone. */
    static void load(Path file, RecordSink sink) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Lines.read(in, LONGEST_LINE, new NotificationFile(file, sink));
        } catch (NoSuchFileException _) {
            return;
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void line(long number, byte[] bytes, int length) {
        if (sink.unchanged(Notifications.COLLECTION, bytes, 0, length)) {
            return;
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0 && !isUtf8(bytes, length)) {
            corrupt("not_utf8", number, "the line is not UTF-8");
        } else if (!isBlank(text)) {
            parse(number, text);
        }
    }

    @Override
    public void oversized(long number, long length) {
        corrupt("oversized_line", number, "the line has " + length + " bytes, a line may have " + LONGEST_LINE);
    }

    private void parse(long number, String text) {
        try {
            sink.record(Notifications.COLLECTION, NotificationJson.read(Json.parse(text)), file, number);
        } catch (JacksonException e) {
            corrupt("invalid_json", number, "the line is not JSON: " + Json.reason(e));
        } catch (InvalidRecordException e) {
            corrupt("invalid_record", number, "the line is not a notification: " + e.getMessage());
        }
    }

    private void corrupt(String token, long number, String message) {
        sink.diagnostic(Diagnostic.corrupt(token, file, number, message));
    }

    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
