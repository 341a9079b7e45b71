package org.example.tasks;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.Shape;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The read {@code task_list}: a page of tasks in the order of the file. */
final class TaskList implements ReadOperation {
    static final String NAME = "task_list";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Tasks in the order of the file.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("done", Parameter.Type.FLAG, "Only tasks that are done; false: only the others.")
                        .option("--done"),
                Parameter.of("query", Parameter.Type.TEXT, "Only tasks that contain this text, whatever its case.")
                        .option("--query", "-q"));
    }

    @Override
    public Shape shape() {
        return Shape.PAGE;
    }

    @Override
    public String rowsMember() {
        return "tasks";
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.KEPT;
    }

    @Override
    public Volatility volatility() {
        return Volatility.PURE;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(new StatedOrder<>(Tasks.COLLECTION, Tasks.IN_FILE, Tasks.CODEC::decode));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        List<Predicate<Task>> parts = new ArrayList<>();
        parts.add(Predicate.is(Tasks.SCOPE, Tasks.SCOPE_NAME));
        query.flag("done").ifPresent(done -> parts.add(Predicate.is(Tasks.DONE, done)));
        query.text("query").ifPresent(text -> parts.add(Predicate.contains(Tasks.SEARCH, text)));
        Predicate<Task> where = new Predicate.All<>(parts);
        return Answer.builder()
                .rows("tasks", reader.page(Tasks.COLLECTION, where, Tasks.IN_FILE, Tasks.WIRE, query.page()))
                .build();
    }
}
