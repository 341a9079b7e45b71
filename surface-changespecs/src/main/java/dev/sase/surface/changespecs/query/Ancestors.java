package dev.sase.surface.changespecs.query;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Scopes;
import dev.sase.surface.changespecs.ChangeSpec;
import dev.sase.surface.changespecs.ChangeSpecs;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The conditions that records have an ancestor, for the terms of one query. What has one is found out beforehand and becomes a set of
 * names: as few as possible, those that match or those that do not. Where a name matches in one project and not in another, the
 * handles of the records take its place, as they name the project. Asks the reader nothing before the first term. Confined to one
 * thread.
 */
final class Ancestors {
    private final RecordReader reader;
    private final Scopes scopes;
    private final Map<String, Lineage> lineages = new LinkedHashMap<>();
    private long names;

    Ancestors(RecordReader reader, Scopes scopes) {
        this.reader = reader;
        this.scopes = scopes;
    }

    /**
     * The condition that a record has an ancestor or is it.
     *
     * @param folded the ancestor's name, folded
     */
    Predicate<ChangeSpec> has(String folded) {
        if (lineages.isEmpty()) {
            reader.scopes().stream()
                    .filter(scopes::contains)
                    .forEach(scope -> lineages.put(scope, Lineage.read(reader, scope)));
        }
        Map<String, Set<String>> matching = new LinkedHashMap<>();
        Set<String> everywhere = new HashSet<>();
        Set<String> others = new HashSet<>();
        lineages.forEach((scope, lineage) -> {
            Set<String> below = lineage.below(folded);
            matching.put(scope, below);
            everywhere.addAll(below);
            lineage.names().stream().filter(name -> !below.contains(name)).forEach(others::add);
        });
        Set<String> mixed = new HashSet<>(everywhere);
        mixed.retainAll(others);
        if (mixed.isEmpty()) {
            return others.size() < everywhere.size()
                    ? Predicate.not(Predicate.in(ChangeSpecs.NAME_LOWER, counted(others)))
                    : Predicate.in(ChangeSpecs.NAME_LOWER, counted(everywhere));
        }
        everywhere.removeAll(mixed);
        Set<String> handles = new HashSet<>();
        matching.forEach((scope, below) -> handles.addAll(handles(scope, below, mixed)));
        return Predicate.any(
                Predicate.in(ChangeSpecs.NAME_LOWER, counted(everywhere)),
                Predicate.in(ChangeSpecs.HANDLE, counted(handles)));
    }

    private Set<String> handles(String scope, Set<String> below, Set<String> mixed) {
        Set<String> handles = new HashSet<>();
        Predicate<ChangeSpec> inScope = Predicate.is(ChangeSpecs.SCOPE, scope);
        reader.tally(ChangeSpecs.COLLECTION, inScope, List.of(ChangeSpecs.NAME_LOWER, ChangeSpecs.HANDLE))
                .keySet()
                .forEach(values -> {
                    String name = String.valueOf(values.get(0));
                    if (mixed.contains(name) && below.contains(name)) {
                        handles.add(String.valueOf(values.get(1)));
                    }
                });
        return handles;
    }

    /** Every name is a value bound to a statement, of which an engine takes a limited number. */
    private Set<String> counted(Set<String> values) {
        names += values.size();
        if (names > QueryLimits.MAX_NAMES) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST,
                    "the ancestor terms of the query come to more than " + QueryLimits.MAX_NAMES
                            + " names; ask for one project, or for fewer ancestors at once");
        }
        return values;
    }
}
