package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Parameter;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Arguments made of a read's parameters: choices, handles, scopes and texts that occur, numbers, flags, absent and unknown ones.
 */
public final class ArgumentChoices {
    private static final int CASES = 25;
    private static final int MOST_COPIED = 40;

    private final RandomGenerator random;
    private final List<String> texts = new ArrayList<>();
    private final List<String> handles;
    private final List<String> copied;
    private final List<Long> numbers = new ArrayList<>(List.of(0L, 1L, -1L, 5L, Long.MAX_VALUE));

    private ArgumentChoices(LoadedRecords loaded, RandomGenerator random) {
        this.random = random;
        FieldSamples samples = new FieldSamples(loaded);
        texts.addAll(loaded.scopes());
        texts.addAll(samples.texts());
        texts.add("no-such-thing");
        handles = List.copyOf(samples.handles());
        copied = copied(loaded);
        numbers.addAll(samples.integers());
    }

    /**
     * Argument sets for a read: the fewest arguments first, then random ones, and for a read that shows first copies every handle that
     * has several.
     *
     * @param read the read
     * @param random decides everything
     * @param loaded the records from which values are taken
     * @return the sets, not checked: some are refused
     */
    public static List<Map<String, Object>> of(ReadOperation read, RandomGenerator random, LoadedRecords loaded) {
        ArgumentChoices choices = new ArgumentChoices(loaded, random);
        List<Map<String, Object>> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> values = new HashMap<>();
            for (Parameter parameter : read.parameters()) {
                // The first case has only what it must have; later ones mostly have one or two arguments more.
                if (parameter.required() || i > 0 && random.nextInt(3) == 0) {
                    values.put(parameter.name(), choices.value(parameter));
                }
            }
            cases.add(values);
        }
        if (read.duplicates() == Duplicates.FIRST) {
            choices.copied.stream().limit(MOST_COPIED).forEach(handle -> cases.add(about(read, handle)));
        }
        return cases;
    }

    /** What a detail must have, all of it the handle. */
    private static Map<String, Object> about(ReadOperation read, String handle) {
        Map<String, Object> values = new HashMap<>();
        for (Parameter parameter : read.parameters()) {
            if (parameter.required()
                    && parameter.type() == Parameter.Type.TEXT
                    && parameter.choices().isEmpty()) {
                values.put(parameter.name(), handle);
            }
        }
        return values;
    }

    private Object value(Parameter parameter) {
        return switch (parameter.type()) {
            case TEXT -> text(parameter);
            case TEXTS -> {
                List<String> several = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    several.add(text(parameter));
                }
                yield several;
            }
            case INTEGER -> pick(numbers).orElse(0L);
            case FLAG -> random.nextBoolean();
        };
    }

    private String text(Parameter parameter) {
        if (!parameter.choices().isEmpty()) {
            return pick(parameter.choices()).orElse("");
        }
        // A required text is nearly always a handle, an optional one anything.
        boolean handle = random.nextInt(4) < (parameter.required() ? 3 : 1);
        return handle ? pick(handles).orElse("none") : pick(texts).orElse("none");
    }

    /** The handles of several records of one scope that differ. */
    private static List<String> copied(LoadedRecords loaded) {
        Map<List<String>, RawJson> seen = new HashMap<>();
        Set<String> found = new LinkedHashSet<>();
        loaded.rows()
                .forEach((collection, rows) -> rows.forEach(row -> {
                    String handle = row.key().handle();
                    RawJson json = row.row().json();
                    RawJson first =
                            seen.putIfAbsent(List.of(collection, row.row().scope(), handle), json);
                    if (first != null && !first.equals(json)) {
                        found.add(handle);
                    }
                }));
        return List.copyOf(found);
    }

    private <T> Optional<T> pick(List<T> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(random.nextInt(values.size())));
    }
}
