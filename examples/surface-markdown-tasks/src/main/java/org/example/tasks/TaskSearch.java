package org.example.tasks;

import dev.sase.spi.Answer;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RecordReader;
import java.util.List;

/** The read {@code task_search}: tasks that contain a text, in the order of the files. */
final class TaskSearch extends TaskRead {
    static final String NAME = "task_search";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Tasks whose title, section or tags contain a text, whatever its case.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("query", Parameter.Type.TEXT, "The text.").mandatory().asOperand(),
                Parameter.of("file", Parameter.Type.TEXT, "Only tasks of this file below tasks/.").option("--file", "-f"),
                Parameter.of("done", Parameter.Type.FLAG, "Only tasks that are done; false: only the others.")
                        .option("--done"));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        List<Predicate<Task>> parts = conditions(query);
        parts.add(Predicate.contains(Tasks.SEARCH, query.requiredText("query")));
        Predicate<Task> where = new Predicate.All<>(parts);
        return Answer.builder()
                .rows("tasks", reader.page(Tasks.COLLECTION, where, Tasks.IN_FILES, Tasks.WIRE, query.page()))
                .build();
    }
}
