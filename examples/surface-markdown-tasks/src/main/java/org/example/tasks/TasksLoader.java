package org.example.tasks;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Loads the Markdown files below {@code tasks/}; each is a unit and a scope of its own. Thread-safe. */
final class TasksLoader implements DirectLoader {
    private static final String FOLDER = "tasks";
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}\\s+(.*?)(\\s+#+)?\\s*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(```|~~~).*");

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return List.of(new SourceRoot(home.path().resolve(FOLDER), true));
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
        return TaskFiles.below(home.path().resolve(FOLDER)).entrySet().stream()
                .filter(file -> scopes.contains(file.getKey()))
                .map(file -> new SourceUnit(
                        FOLDER + "/" + file.getKey(), file.getKey(), file.getValue(), List.of(file.getValue())));
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) throws IOException {
        // A reader made like this takes bytes that are no UTF-8 as U+FFFD; one made by Files would end the load at them.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(unit.path()), StandardCharsets.UTF_8))) {
            String section = "";
            boolean code = false;
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Matcher heading = HEADING.matcher(line);
                if (FENCE.matcher(line).matches()) {
                    code = !code;
                } else if (!code && heading.matches()) {
                    section = heading.group(1);
                } else if (!code) {
                    byte[] part = (section + '\n' + line).getBytes(StandardCharsets.UTF_8);
                    if (!sink.unchanged(Tasks.COLLECTION, part, 0, part.length)) {
                        deliver(TaskLine.of(line), unit, section, number, sink);
                    }
                }
            }
        } catch (NoSuchFileException _) {
            // Gone since it was discovered: a unit without records.
            return;
        }
    }

    private static void deliver(
            Optional<TaskLine> found, SourceUnit unit, String section, long number, RecordSink sink) {
        if (found.isEmpty()) {
            return;
        }
        TaskLine line = found.get();
        Path file = unit.path();
        if (!line.isKnown()) {
            sink.diagnostic(Diagnostic.corrupt(
                    "unknown_mark", file, number, "the task is marked '" + line.mark() + "', which is neither ' ' nor 'x'"));
            return;
        }
        if (line.hasBadDate()) {
            sink.diagnostic(Diagnostic.warning(
                    "invalid_due", file, number, "what stands in @due(...) is no day such as 2026-12-01"));
        }
        sink.record(Tasks.COLLECTION, line.task(unit.scope(), section), file, number);
    }
}
