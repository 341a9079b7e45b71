package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/** A surface is found, and its loader stands alone. */
final class LoaderChecks {
    private final ContractSubject subject;

    LoaderChecks(ContractSubject subject) {
        this.subject = subject;
    }

    void foundByServiceLoader() {
        Class<?> type = subject.surface().getClass();
        List<Surface> found = ServiceLoader.load(Surface.class, type.getClassLoader()).stream()
                .filter(provider -> provider.type() == type)
                .map(ServiceLoader.Provider::get)
                .toList();
        subject.require(
                found.size() == 1,
                "the service loader finds " + type.getName() + " " + found.size()
                        + " times; name it once in META-INF/services/" + Surface.class.getName());
        subject.require(
                found.getFirst().descriptor().equals(subject.surface().descriptor()),
                "the surface that the service loader makes describes itself differently");
    }

    void worksWithNoDatabase() {
        SaseHomeFixture home = subject.seededHome();
        String expected = LoadProbe.digest(subject.surface(), home.home());
        String found = IsolatedLoader.probe(subject.surface().getClass(), home.home());
        subject.require(
                found.equals(expected),
                "without the engine's classes the loader gives " + found + ", with them " + expected);
    }

    void aVanishedUnitLoadsAsEmpty() {
        SaseHomeFixture home = subject.seededHome();
        List<SourceUnit> units = units(home.home(), Scopes.every());
        home.files().keySet().forEach(home::delete);
        try {
            LoadedRecords loaded = LoadedRecords.load(subject.surface(), units);
            subject.require(
                    loaded.rows().isEmpty(), "units that vanished since they were discovered still give records");
        } catch (IOException e) {
            throw new AssertionError(
                    subject.id() + ": a unit that vanished since it was discovered cannot be loaded: " + e, e);
        }
        subject.require(subject.load(home.home()).rows().isEmpty(), "a home without files still gives records");
    }

    void unitsAreDiscoveredAlike() {
        SaseHomeFixture home = subject.seededHome();
        List<SourceUnit> units = units(home.home(), Scopes.every());
        subject.require(units.equals(units(home.home(), Scopes.every())), "two discoveries give different units");
        Set<String> keys = new HashSet<>();
        units.forEach(unit -> subject.require(keys.add(unit.key()), "two units have the key '" + unit.key() + "'"));
        List<SourceRoot> roots = subject.surface().loader().roots(home.home());
        for (SourceUnit unit : units) {
            for (Path input : unit.inputs()) {
                subject.require(
                        roots.stream().anyMatch(root -> covers(root, input)),
                        "the input " + input + " of '" + unit.key()
                                + "' lies below no root, so that no change of it is seen");
            }
            List<SourceUnit> ofScope = units(home.home(), Scopes.of(unit.scope()));
            subject.require(
                    ofScope.contains(unit),
                    "the unit '" + unit.key() + "' is missing when only its scope is asked for");
        }
        subject.require(
                LoadProbe.digest(subject.surface(), home.home())
                        .equals(LoadProbe.digest(subject.surface(), home.home())),
                "two loads of the same files give different records");
    }

    private static boolean covers(SourceRoot root, Path input) {
        Path parent = input.getParent();
        return input.equals(root.path()) || root.covers(input) || parent != null && root.covers(parent);
    }

    private List<SourceUnit> units(SaseHome home, Scopes scopes) {
        try (Stream<SourceUnit> units = subject.surface().loader().discover(home, scopes)) {
            return units.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the units of " + subject.id() + " cannot be discovered", e);
        }
    }
}
