package dev.sase.cli.demo;

import dev.sase.core.Sase;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.ServedRead;
import dev.sase.spi.Command;
import dev.sase.spi.Parameter;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds questions for every command of every surface, whichever those are: with the command's defaults, and for what it
 * requires a
 * handle of a record that is there.
 */
final class DemoCases {
    private static final int HANDLES = 50;

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
     * @param skipped is told which questions make no sense, and why
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
            Set<String> asked = new HashSet<>();
            for (Path folder : folders) {
                Optional<String> handle = handle(surface, folder);
                for (Command command : surface.commands()) {
                    question(surface, command, folder, handle).ifPresent(found -> {
                        // Where the folder makes no difference the same question is not asked twice.
                        if (asked.add(found.label() + resolved(found))) {
                            cases.add(found);
                        }
                    });
                }
            }
        }
        return cases.stream().map(found -> placed(found, cases)).toList();
    }

    /** A question that was asked in one folder only does not depend on it. */
    private static DemoCase placed(DemoCase found, List<DemoCase> all) {
        boolean once = all.stream()
                        .filter(other -> other.label().equals(found.label()))
                        .count()
                == 1;
        return once ? new DemoCase(found.label(), found.read(), found.request(), "") : found;
    }

    private Map<String, Object> resolved(DemoCase found) {
        return found.read()
                .operation()
                .resolve(Query.of(found.request().values(), now).in(found.folder()), direct.home())
                .values();
    }

    private Optional<DemoCase> question(Surface surface, Command command, Path folder, Optional<String> handle) {
        String label = surface.descriptor().noun() + " " + command.verb();
        ServedRead read = direct.registry().requireRead(command.read());
        Optional<Map<String, Object>> values = values(read.operation(), command, handle);
        if (values.isEmpty()) {
            skipped.accept(label + " in " + folder.getFileName() + ": there is no record to ask for");
            return Optional.empty();
        }
        ReadRequest request = ReadRequest.of(read.name(), values.get()).now(now).folder(folder);
        try {
            direct.read(request.limit(1));
            return Optional.of(
                    new DemoCase(label, read, request, folder.getFileName().toString()));
        } catch (SaseException e) {
            skipped.accept(label + " in " + folder.getFileName() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Map<String, Object>> values(ReadOperation read, Command command, Optional<String> handle) {
        Map<String, Object> values = new HashMap<>(command.defaults());
        for (Parameter parameter : read.parameters()) {
            if (parameter.required() && !values.containsKey(parameter.name())) {
                Optional<Object> value = value(parameter, handle);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.put(parameter.name(), value.get());
            }
        }
        return Optional.of(values);
    }

    private static Optional<Object> value(Parameter parameter, Optional<String> handle) {
        Optional<String> text = parameter.choices().isEmpty()
                ? handle
                : Optional.of(parameter.choices().getFirst());
        return switch (parameter.type()) {
            case TEXT -> text.map(Object.class::cast);
            case TEXTS -> text.map(List::of);
            case INTEGER -> Optional.of(1L);
            case FLAG -> Optional.of(true);
        };
    }

    /** The handle of some record of the surface, as one of its lists gives it. */
    private Optional<String> handle(Surface surface, Path folder) {
        for (Command command : surface.commands()) {
            ReadOperation read = direct.registry().requireRead(command.read()).operation();
            Optional<Map<String, Object>> values = values(read, command, Optional.empty());
            if (read.shape() == Shape.PAGE && values.isPresent()) {
                Optional<String> handle = handle(read, values.get(), folder);
                if (handle.isPresent()) {
                    return handle;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> handle(ReadOperation read, Map<String, Object> values, Path folder) {
        try {
            Query query = read.resolve(Query.of(values, now).in(folder), direct.home());
            ReadPage page = direct.read(ReadRequest.of(read.name(), values)
                            .now(now)
                            .folder(folder)
                            .limit(HANDLES))
                    .value();
            return page.rows().isEmpty()
                    ? Optional.empty()
                    : read.order(query)
                            .map(order ->
                                    handle(order, page.rows().get(page.rows().size() / 2)));
        } catch (SaseException _) {
            // The question itself is asked later, and then it is told why it makes no sense.
            return Optional.empty();
        }
    }

    private static <R> String handle(StatedOrder<R> order, RawJson row) {
        return String.valueOf(order.collection().handle().value(order.decode().apply(row)));
    }
}
