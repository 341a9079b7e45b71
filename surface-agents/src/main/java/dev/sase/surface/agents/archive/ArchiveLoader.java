package dev.sase.surface.agents.archive;

import dev.sase.spi.DirectLoader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds and loads {@code dismissed_agents.json} and the bundles below {@code dismissed_bundles}. Thread-safe.
 *
 * <p>A bundle is a unit of its own: one more costs one file to load, where a unit of a shard would cost the month. Which project a
 * bundle belongs to stands inside it, so its unit has the scope {@link #SCOPE_NAME} while its record has the project.
 */
public final class ArchiveLoader implements DirectLoader {
    /** The scope of the units of bundles, and of an archived agent whose bundle names no project. */
    public static final String SCOPE_NAME = "archive";

    private static final String LIST = "dismissed_agents.json";
    private static final String ARCHIVE = "dismissed_bundles";

    /** Creates the loader. */
    public ArchiveLoader() {}

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return List.of(
                new SourceRoot(home.path().resolve(LIST), false),
                SourceRoot.of(home.path().resolve(ARCHIVE), "*", "*/*"));
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
        List<SourceUnit> units = new ArrayList<>();
        Path list = home.path().resolve(LIST);
        if (scopes.contains(DismissedIdentities.SCOPE_NAME) && Files.exists(list)) {
            units.add(new SourceUnit(LIST, DismissedIdentities.SCOPE_NAME, list, List.of(list)));
        }
        if (scopes.contains(SCOPE_NAME)) {
            List<SourceUnit> bundles = new ArrayList<>();
            for (Path bundle : BundleFiles.in(home.path().resolve(ARCHIVE))) {
                bundles.add(new SourceUnit(key(home, bundle), SCOPE_NAME, bundle, List.of(bundle)));
            }
            bundles.sort(Comparator.comparing(SourceUnit::key, Texts::compare));
            units.addAll(bundles);
        }
        return units.stream();
    }

    /** Whether this loader has discovered the unit. */
    public boolean owns(SourceUnit unit) {
        return unit.key().equals(LIST) || unit.key().startsWith(ARCHIVE + "/");
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) {
        if (unit.key().equals(LIST)) {
            DismissedList.load(unit.path(), sink);
        } else {
            Bundle.load(unit.path(), sink);
        }
    }

    private static String key(SaseHome home, Path file) {
        String relative = home.path().relativize(file).toString();
        return Texts.wellFormed(relative.replace(file.getFileSystem().getSeparator(), "/"));
    }
}
