package dev.sase.testkit.nasty;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Loads {@code nasty/<store>/<name>.jsonl}: one record a line, both collections in one file. The folder's name is the scope,
 * percent encoded so that a scope may have characters that no file system promises to keep.
 */
final class NastyLoader implements DirectLoader {
    static final String FOLDER = "nasty";
    private static final String SUFFIX = ".jsonl";

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return List.of(new SourceRoot(home.path().resolve(FOLDER), true));
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
        List<SourceUnit> units = new ArrayList<>();
        for (Path store : entries(home.path().resolve(FOLDER))) {
            String scope = URLDecoder.decode(String.valueOf(store.getFileName()), StandardCharsets.UTF_8);
            if (Files.isDirectory(store) && scopes.contains(scope)) {
                for (Path file : entries(store)) {
                    if (file.toString().endsWith(SUFFIX)) {
                        units.add(unit(home, scope, file));
                    }
                }
            }
        }
        return units.stream();
    }

    private static SourceUnit unit(SaseHome home, String scope, Path file) {
        String key = home.path().relativize(file).toString().replace('\\', '/');
        return new SourceUnit(key, scope, file, List.of(file));
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(unit.path()), StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            return;
        }
        long line = 0;
        for (String content : text.split("\n", -1)) {
            line++;
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            if (!content.isEmpty()
                    && !sink.unchanged(Nasty.RECORDS, bytes, 0, bytes.length)
                    && !sink.unchanged(Nasty.LABELS, bytes, 0, bytes.length)) {
                loadLine(unit, content, line, sink);
            }
        }
    }

    private static void loadLine(SourceUnit unit, String content, long line, RecordSink sink) {
        NastyRecord record = null;
        NastyLabel label = null;
        try {
            JsonNode node = NastyJson.parse(content);
            if (NastyJson.isLabel(node)) {
                label = NastyJson.label(node, unit.scope());
            } else {
                record = NastyJson.record(node, unit.scope());
            }
        } catch (IllegalArgumentException e) {
            sink.diagnostic(Diagnostic.corrupt("invalid_line", unit.path(), line, String.valueOf(e.getMessage())));
        }
        if (record != null) {
            sink.record(Nasty.RECORDS, record, unit.path(), line);
        }
        if (label != null) {
            sink.record(Nasty.LABELS, label, unit.path(), line);
        }
    }
}
