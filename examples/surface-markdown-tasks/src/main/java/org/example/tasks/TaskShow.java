package org.example.tasks;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Shape;
import dev.sase.spi.Slice;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.util.List;
import java.util.Optional;

/** The read {@code task_show}: one task. */
final class TaskShow implements ReadOperation {
    static final String NAME = "task_show";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "One task.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.of("id", Parameter.Type.TEXT, "The id of the task.").mandatory().asOperand());
    }

    @Override
    public Shape shape() {
        return Shape.DETAIL;
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.FIRST;
    }

    @Override
    public Volatility volatility() {
        return Volatility.PURE;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.empty();
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        String id = query.requiredText("id");
        Slice.Row row = reader.find(Tasks.COLLECTION, id, Predicate.everything(), Tasks.WIRE)
                .orElseThrow(() -> new SaseException(
                        ErrorCode.NOT_FOUND, "there is no task '" + id + "' below tasks/; 'sase task list' shows all"));
        return Answer.builder().value("task", row.json()).build();
    }
}
