package org.example.tasks;

import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import java.util.List;
import java.util.Map;

/** The surface of tasks in Markdown files. Thread-safe. */
public final class TasksSurface implements Surface {
    /** Creates the surface; does no I/O. */
    public TasksSurface() {}

    @Override
    public SurfaceDescriptor descriptor() {
        return new SurfaceDescriptor("tasks", "Tasks in Markdown files", "task", 1);
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(Tasks.COLLECTION);
    }

    @Override
    public DirectLoader loader() {
        return new TasksLoader();
    }

    @Override
    public List<ReadOperation> reads() {
        return List.of(new TaskList(), new TaskShow(), new TaskSearch());
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command(
                        "list",
                        TaskList.NAME,
                        "Lists tasks.",
                        Map.of(),
                        List.of("sase task list --no-done", "sase task list --tag garden --due-before 2026-12-01"),
                        new TaskLines()),
                new Command(
                        "show",
                        TaskShow.NAME,
                        "Shows one task.",
                        Map.of(),
                        List.of("sase task show e9da549b"),
                        new TaskCard()),
                new Command(
                        "search",
                        TaskSearch.NAME,
                        "Finds tasks by their text.",
                        Map.of(),
                        List.of("sase task search plants --no-done"),
                        new TaskLines()));
    }
}
