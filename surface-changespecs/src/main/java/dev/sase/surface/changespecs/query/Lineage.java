package dev.sase.surface.changespecs.query;

import dev.sase.spi.Ordering;
import dev.sase.spi.Predicate;
import dev.sase.spi.RecordReader;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.Texts;
import dev.sase.surface.changespecs.ChangeSpec;
import dev.sase.surface.changespecs.ChangeSpecs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is whose parent in one project, by folded names. Where several records have one name, the first says what they all have as
 * ancestors, and the last is the one over which the ways of others lead. No parent is the empty text. Immutable.
 */
final class Lineage {
    private static final int MOST_NAMED = 1_000;
    private static final Ordering<ChangeSpec> ANY_ORDER =
            ChangeSpecs.COLLECTION.orderings().getFirst();

    /** The archive before the active file, and in a file as it stands there. */
    private static final Comparator<ChangeSpec> AS_LISTED = Comparator.comparing(
                    (ChangeSpec spec) -> spec.source().filePath(), Texts::compare)
            .thenComparingLong(spec -> spec.span().startLine());

    private final Map<String, String> parents;
    private final Map<String, String> firstParents;
    private final Map<String, List<String>> children = new HashMap<>();

    /**
     * A lineage.
     *
     * @param parents the parent of the last record of each name
     * @param firstParents the parent of the first record, where it is another than the last one's
     */
    private Lineage(Map<String, String> parents, Map<String, String> firstParents) {
        this.parents = parents;
        this.firstParents = firstParents;
        parents.forEach((name, parent) -> {
            if (!parent.isEmpty()) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(name);
            }
        });
    }

    /** Asks for the names and parents of a project; looks at records only where one name has different parents. */
    static Lineage read(RecordReader reader, String scope) {
        Predicate<ChangeSpec> inScope = Predicate.is(ChangeSpecs.SCOPE, scope);
        Map<String, String> parents = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        reader.tally(ChangeSpecs.COLLECTION, inScope, List.of(ChangeSpecs.NAME_LOWER, ChangeSpecs.PARENT_LOWER))
                .keySet()
                .forEach(values -> {
                    String name = String.valueOf(values.get(0));
                    String known = parents.put(name, orEmpty(values.get(1)));
                    if (known != null) {
                        ambiguous.add(name);
                    }
                });
        return ambiguous.isEmpty()
                ? new Lineage(parents, Map.of())
                : new Lineage(parents, firstParents(reader, inScope, ambiguous, parents));
    }

    /** Puts the parents of the last records in their place; the result has those of the first ones. */
    private static Map<String, String> firstParents(
            RecordReader reader, Predicate<ChangeSpec> inScope, Set<String> ambiguous, Map<String, String> parents) {
        Predicate<ChangeSpec> named = ambiguous.size() > MOST_NAMED
                ? inScope
                : Predicate.all(inScope, Predicate.in(ChangeSpecs.NAME_LOWER, ambiguous));
        Map<String, String> first = new HashMap<>();
        try (Stream<StoredRecord<ChangeSpec>> records = reader.records(ChangeSpecs.COLLECTION, named, ANY_ORDER)) {
            records.map(StoredRecord::record).sorted(AS_LISTED).forEach(spec -> {
                String name = ChangeSpecs.NAME_LOWER.value(spec);
                if (name != null && ambiguous.contains(name)) {
                    String parent = orEmpty(ChangeSpecs.PARENT_LOWER.value(spec));
                    first.putIfAbsent(name, parent);
                    parents.put(name, parent);
                }
            });
        }
        first.entrySet().removeIf(entry -> entry.getValue().equals(parents.get(entry.getKey())));
        return first;
    }

    /** The names of the project's records. */
    Set<String> names() {
        return parents.keySet();
    }

    /** The names of the records that are the ancestor or have it. The ancestor need not be a record: being named as a parent is enough. */
    Set<String> below(String ancestor) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        found.add(ancestor);
        open.add(ancestor);
        while (!open.isEmpty()) {
            for (String child : children.getOrDefault(open.remove(), List.of())) {
                if (found.add(child)) {
                    open.add(child);
                }
            }
        }
        firstParents.forEach((name, parent) -> {
            if (leads(name, parent, ancestor)) {
                found.add(name);
            } else {
                found.remove(name);
            }
        });
        found.retainAll(parents.keySet());
        return found;
    }

    /** Whether the way of a record leads to the ancestor before it ends or comes to a name again. */
    private boolean leads(String name, String firstParent, String ancestor) {
        Set<String> seen = new HashSet<>();
        String at = name;
        String parent = firstParent;
        while (!at.equals(ancestor)) {
            if (parent.isEmpty() || !seen.add(at)) {
                return false;
            }
            at = parent;
            parent = parents.getOrDefault(at, "");
        }
        return true;
    }

    private static String orEmpty(@Nullable Object parent) {
        return parent == null ? "" : parent.toString();
    }
}
