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
    static final String SCOPE_NAME = "home";
    static final TaskCodec CODEC = new TaskCodec();

    static final Field<Task, String> ID = Field.text("id", Task::id);
    static final Field<Task, String> SCOPE = Field.text("scope", _ -> SCOPE_NAME);
    static final Field<Task, Boolean> DONE = Field.flag("done", Task::done);
    static final Ordering<Task> IN_FILE = Ordering.by("in_file", Field.place());
    static final View<Task> WIRE = new View<>("wire", CODEC::encode);
    static final Text<Task> SEARCH = Text.folded("search", task -> task.id() + "\n" + task.title());

    static final RecordCollection<Task> COLLECTION = new RecordCollection<>(
            "tasks",
            Task.class,
            ID,
            SCOPE,
            CODEC,
            List.of(DONE),
            List.of(IN_FILE),
            List.of(new Tally<>("state", List.of(DONE))),
            List.of(WIRE),
            List.of(SEARCH),
            List.of());

    private Tasks() {}
}
