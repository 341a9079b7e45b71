package dev.sase.bench;

import dev.sase.core.transport.JsonView;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Changes a file of JSON lines as other programs do. Confined to one thread. */
final class Sources {
    private final Path file;
    private final List<String> lines;
    private int changes;

    private Sources(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static Sources of(Path file) throws IOException {
        return new Sources(file, new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8)));
    }

    /** Appends a record like another one, with an id of its own. */
    void append() throws IOException {
        String like = lines.get(changes % lines.size());
        String id = Client.text(RawJson.of(like), "id");
        changes++;
        String line = like.replace("\"id\":\"" + id + "\"", "\"id\":\"added-" + changes + "\"");
        lines.add(line);
        Files.writeString(file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /** Puts a whole new file in place in which one record, somewhere in the middle, is another. */
    void rewrite() throws IOException {
        changes++;
        int at = lines.size() / 2 + changes % Math.max(1, lines.size() / 4);
        String line = lines.get(at);
        String text = line.contains("\"title\":\"") ? "\"title\":\"" : "\"sender\":\"";
        lines.set(at, line.replace(text, text + "changed " + changes + " "));
        requireJson(lines.get(at));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void requireJson(String line) {
        var _ = JsonView.of(RawJson.of(line));
    }
}
