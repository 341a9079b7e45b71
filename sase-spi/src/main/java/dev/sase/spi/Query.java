package dev.sase.spi;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of one read, checked against its parameters, with the context of the request.
 *
 * @param values by parameter name: String, List of String, Long or Boolean; absent arguments have no entry
 * @param page which part of a list
 * @param now the time of the request
 * @param folder the folder the request was made in, if any
 */
public record Query(Map<String, Object> values, PageRequest page, Instant now, Optional<Path> folder) {
    public Query {
        values = Map.copyOf(values);
    }

    /** A query for the first page with the given arguments. */
    public static Query of(Map<String, Object> values, Instant now) {
        return new Query(values, PageRequest.first(PageRequest.DEFAULT_LIMIT), now, Optional.empty());
    }

    /** The text argument, or empty. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String.class::cast);
    }

    /** The text argument of a required parameter. */
    public String requiredText(String name) {
        return text(name)
                .orElseThrow(() -> new SaseException(
                        ErrorCode.INVALID_REQUEST, "the argument '" + name + "' is missing; give it and ask again"));
    }

    /** The texts of a repeatable argument, possibly none. */
    public List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** The integer argument, or empty. */
    public Optional<Long> number(String name) {
        return Optional.ofNullable(values.get(name)).map(Long.class::cast);
    }

    /** The flag argument, or empty when it was not given. */
    public Optional<Boolean> flag(String name) {
        return Optional.ofNullable(values.get(name)).map(Boolean.class::cast);
    }

    /** Whether the flag argument was given as true. */
    public boolean isSet(String name) {
        return flag(name).orElse(false);
    }

    /** The same query with one argument set. */
    public Query with(String name, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(name, value);
        return new Query(changed, page, now, folder);
    }

    /** The same query for another page. */
    public Query with(PageRequest other) {
        return new Query(values, other, now, folder);
    }

    /** The same query at another time. */
    public Query at(Instant time) {
        return new Query(values, page, time, folder);
    }

    /** The same query made in a folder. */
    public Query in(Path requestFolder) {
        return new Query(values, page, now, Optional.of(requestFolder));
    }
}
