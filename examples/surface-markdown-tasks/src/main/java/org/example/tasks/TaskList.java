package org.example.tasks;

import dev.sase.spi.Answer;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RecordReader;
import java.util.List;

/** The read {@code task_list}: tasks in the order of the files. */
final class TaskList extends TaskRead {
    static final String NAME = "task_list";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Tasks in the order of the files.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("file", Parameter.Type.TEXT, "Only tasks of this file below tasks/.").option("--file", "-f"),
                Parameter.of("done", Parameter.Type.FLAG, "Only tasks that are done; false: only the others.")
                        .option("--done"),
                Parameter.of("tag", Parameter.Type.TEXT, "Only tasks with this tag, without the #.").option("--tag", "-t"),
                Parameter.of("due_before", Parameter.Type.TEXT, "Only tasks due before this day: 2026-12-01.")
                        .option("--due-before"));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        List<Predicate<Task>> parts = conditions(query);
        query.text("tag").ifPresent(tag -> parts.add(Predicate.contains(Tasks.TAGS, "#" + tag + "#")));
        query.text("due_before").ifPresent(day -> parts.add(Predicate.below(Tasks.DUE, day)));
        Predicate<Task> where = new Predicate.All<>(parts);
        return Answer.builder()
                .rows("tasks", reader.page(Tasks.COLLECTION, where, Tasks.IN_FILES, Tasks.WIRE, query.page()))
                .build();
    }
}
