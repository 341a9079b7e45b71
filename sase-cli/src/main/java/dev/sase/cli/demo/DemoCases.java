package dev.sase.cli.demo;

import dev.sase.core.Sase;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.ServedRead;
import dev.sase.spi.Command;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseException;
import dev.sase.spi.Shape;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Surface;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds questions for every command of every surface, whichever those are: with the command's defaults, and for what it requires
 * something of a record that is there.
 */
final class DemoCases {
    private static final int EXAMPLES = 50;
    private static final String PROJECT = "project_id";

    private final Sase direct;
    private final List<Path> folders;
    private final Instant now;
    private final Consumer<String> skipped;

    /**
     * A search for questions.
     *
     * @param direct reads the files
     * @param folders where to ask
     * @param now the time of all questions
     * @param skipped is told which commands make no sense anywhere, and why
     */
    DemoCases(Sase direct, List<Path> folders, Instant now, Consumer<String> skipped) {
        this.direct = direct;
        this.folders = List.copyOf(folders);
        this.now = now;
        this.skipped = skipped;
    }

    List<DemoCase> find() {
        List<DemoCase> cases = new ArrayList<>();
        for (Surface surface : direct.registry().surfaces()) {
            cases.addAll(find(surface));
        }
        return cases.stream().map(found -> placed(found, cases)).toList();
    }

    private List<DemoCase> find(Surface surface) {
        Set<String> asked = new HashSet<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        List<DemoCase> cases = new ArrayList<>();
        for (Path folder : folders) {
            Optional<DemoArguments.Example> example = example(surface, folder);
            for (Command command : surface.commands()) {
                String label = command.nounOf(surface.descriptor()) + " " + command.verb();
                try {
                    DemoCase found = question(label, command, folder, example);
                    // Where the folder makes no difference the same question is not asked twice.
                    if (asked.add(label + resolved(found.read().operation(), found.request(), folder))) {
                        cases.add(found);
                    }
                } catch (SaseException e) {
                    reasons.putIfAbsent(label, e.getMessage());
                }
            }
        }
        cases.forEach(found -> reasons.remove(found.label()));
        reasons.forEach((label, reason) -> skipped.accept(label + ": " + reason));
        return cases;
    }

    /** A question that was asked in one folder only does not depend on it. */
    private static DemoCase placed(DemoCase found, List<DemoCase> all) {
        boolean once = all.stream()
                        .filter(other -> other.label().equals(found.label()))
                        .count()
                == 1;
        return once ? new DemoCase(found.label(), found.read(), found.request(), "") : found;
    }

    private Map<String, Object> resolved(ReadOperation read, ReadRequest request, Path folder) {
        return read.resolve(Query.of(request.values(), now).in(folder), direct.home())
                .values();
    }

    /**
     * A question that makes sense, rather one that has an answer with something in it.
     *
     * @throws SaseException saying why none does
     */
    private DemoCase question(String label, Command command, Path folder, Optional<DemoArguments.Example> example) {
        ServedRead read = direct.registry().requireRead(command.read());
        Optional<DemoCase> empty = Optional.empty();
        Optional<SaseException> problem = Optional.empty();
        for (Map<String, Object> values : DemoArguments.of(read.operation(), command, example)) {
            ReadRequest request = ReadRequest.of(read.name(), values).now(now).folder(folder);
            try {
                ReadPage page = direct.read(request.limit(1)).value();
                DemoCase found = new DemoCase(label, read, request, place(read.operation(), request, folder));
                if (read.operation().shape() != Shape.PAGE || !page.rows().isEmpty()) {
                    return found;
                }
                empty = empty.or(() -> Optional.of(found));
            } catch (SaseException e) {
                problem = problem.or(() -> Optional.of(e));
            }
        }
        Optional<SaseException> why = problem;
        return empty.orElseThrow(
                () -> why.orElseGet(() -> new SaseException(ErrorCode.NOT_FOUND, "there is no record to ask for")));
    }

    /** The project that a question is about where it is about one, else the folder in which it is asked. */
    private String place(ReadOperation read, ReadRequest request, Path folder) {
        return resolved(read, request, folder).get(PROJECT) instanceof String project
                ? project
                : folder.getFileName().toString();
    }

    /** Some record of the surface, as one of its lists gives it. */
    private Optional<DemoArguments.Example> example(Surface surface, Path folder) {
        for (Command command : surface.commands()) {
            ReadOperation read = direct.registry().requireRead(command.read()).operation();
            if (read.shape() == Shape.PAGE) {
                for (Map<String, Object> values : DemoArguments.of(read, command, Optional.empty())) {
                    Optional<DemoArguments.Example> found = example(read, values, folder);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<DemoArguments.Example> example(ReadOperation read, Map<String, Object> values, Path folder) {
        try {
            Query query = read.resolve(Query.of(values, now).in(folder), direct.home());
            List<RawJson> rows = direct.read(ReadRequest.of(read.name(), values)
                            .now(now)
                            .folder(folder)
                            .limit(EXAMPLES))
                    .value()
                    .rows();
            return rows.isEmpty()
                    ? Optional.empty()
                    : read.order(query).map(order -> example(order, rows.get(rows.size() / 2)));
        } catch (SaseException _) {
            // The question itself is asked later, and then it is told why it makes no sense.
            return Optional.empty();
        }
    }

    private static <R> DemoArguments.Example example(StatedOrder<R> order, RawJson row) {
        String handle =
                String.valueOf(order.collection().handle().value(order.decode().apply(row)));
        return new DemoArguments.Example(handle, row);
    }
}
