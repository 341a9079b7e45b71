package dev.sase.core.engine;

import dev.sase.spi.SourceUnit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The source units of a surface as last discovered, by key and by the files they depend on. Used by who holds the surface's lock. */
final class KnownUnits {
    private Map<String, SourceUnit> byKey = Map.of();
    private final Map<Path, List<String>> byInput = new HashMap<>();

    /** Takes what a discovery found. */
    void set(Map<String, SourceUnit> found) {
        if (byKey.equals(found)) {
            return;
        }
        byKey = Map.copyOf(found);
        byInput.clear();
        found.values()
                .forEach(unit -> unit.inputs()
                        .forEach(input -> byInput.computeIfAbsent(input, _ -> new ArrayList<>(1))
                                .add(unit.key())));
    }

    /**
     * The units that a changed file or folder belongs to.
     *
     * @param changed the path
     * @return the units; empty when only a new discovery tells what the change means
     */
    Optional<List<SourceUnit>> at(Path changed) {
        List<String> keys = byInput.getOrDefault(changed, List.of());
        Path folder = changed.getParent();
        if (keys.isEmpty() && folder != null) {
            keys = byInput.getOrDefault(folder, List.of());
        }
        List<SourceUnit> units = new ArrayList<>();
        for (String key : keys) {
            SourceUnit unit = byKey.get(key);
            // What lies outside of a unit's own file or folder may decide which units there are.
            if (unit == null || !changed.startsWith(unit.path())) {
                return Optional.empty();
            }
            units.add(unit);
        }
        return units.isEmpty() ? Optional.empty() : Optional.of(units);
    }

    /** The unit of a key; empty when it was not found. */
    Optional<SourceUnit> of(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Whether a unit is exactly as it was discovered before. */
    boolean has(SourceUnit unit) {
        return unit.equals(byKey.get(unit.key()));
    }
}
