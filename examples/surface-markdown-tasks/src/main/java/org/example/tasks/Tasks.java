package org.example.tasks;

import dev.sase.spi.Field;
import dev.sase.spi.Ordering;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Tally;
import dev.sase.spi.Text;
import dev.sase.spi.View;
import java.util.List;

/** What the surface declares of its records. */
final class Tasks {
    static final TaskCodec CODEC = new TaskCodec();

    static final Field<Task, String> ID = Field.text("id", Task::id);
    static final Field<Task, String> FILE = Field.text("file", Task::file);
    static final Field<Task, Boolean> DONE = Field.flag("done", Task::done);
    static final Field<Task, String> DUE = Field.nullableText("due", task -> task.due().orElse(null));
    static final Ordering<Task> IN_FILES = Ordering.by("in_files", FILE, Field.place());
    static final View<Task> WIRE = View.ofRecord("wire");
    static final Text<Task> TAGS = Text.folded("tags", task -> between("#", task.tags()));
    static final Text<Task> SEARCH = Text.folded(
            "search", task -> task.title() + "\n" + task.section() + "\n#" + String.join(" #", task.tags()));

    static final RecordCollection<Task> COLLECTION = new RecordCollection<>(
            "tasks",
            Task.class,
            ID,
            FILE,
            CODEC,
            List.of(DONE, DUE),
            List.of(IN_FILES),
            List.of(new Tally<>("state", List.of(DONE, DUE))),
            List.of(WIRE),
            List.of(TAGS, SEARCH),
            List.of());

    private Tasks() {}

    /** Each tag between two marks, so that a search for a whole one finds no part of another. */
    private static String between(String mark, List<String> tags) {
        return tags.isEmpty() ? "" : mark + String.join(mark, tags) + mark;
    }
}
