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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Loads {@code tasks/tasks.txt}, whose lines are {@code [ ] id title} or {@code [x] id title}. Thread-safe. */
final class TasksLoader implements DirectLoader {
    private static final String KEY = "tasks/tasks.txt";
    private static final Pattern LINE = Pattern.compile("\\[([ x])] (\\S+) (.+)");

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return List.of(new SourceRoot(home.path().resolve("tasks"), false));
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) {
        Path file = home.path().resolve(KEY);
        return scopes.contains(Tasks.SCOPE_NAME) && Files.exists(file)
                ? Stream.of(new SourceUnit(KEY, Tasks.SCOPE_NAME, file, List.of(file)))
                : Stream.empty();
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) throws IOException {
        // A reader made like this takes bytes that are no UTF-8 as U+FFFD; one made by Files would end the load at them.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(unit.path()), StandardCharsets.UTF_8))) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Matcher parts = LINE.matcher(line);
                if (parts.matches()) {
                    Task task = new Task(parts.group(2), parts.group(1).equals("x"), parts.group(3));
                    sink.record(Tasks.COLLECTION, task, unit.path(), number);
                } else if (!line.isBlank()) {
                    sink.diagnostic(Diagnostic.corrupt(
                            "invalid_line", unit.path(), number, "the line is not '[ ] id title' or '[x] id title'"));
                }
            }
        } catch (NoSuchFileException _) {
            // Gone since it was discovered: a unit without records.
            return;
        }
    }
}
