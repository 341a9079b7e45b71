package dev.sase.surface.catalogs;

import dev.sase.spi.DirectLoader;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Loads the catalogs: for every project, and for no project, one unit a family. A unit says in its circumstances everything beside
 * its files that decides what it holds, so that loading needs neither the home nor the environment. What files said is kept for the next
 * load. Thread-safe.
 */
final class CatalogsLoader implements DirectLoader {
    private final KeptReadings kept;

    CatalogsLoader() {
        this(new KeptReadings(KeptReadings.MOST_BYTES));
    }

    CatalogsLoader(KeptReadings kept) {
        this.kept = kept;
    }

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return CatalogRoots.of(home);
    }

    /** The variables alone; the files of projects name the workspaces. */
    @Override
    public String circumstances(SaseHome home) {
        return SiteJson.encode(Site.of(home, Site.ALL, Map.of()));
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) throws IOException {
        return units(home, scopes).stream();
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) {
        Site site = SiteJson.decode(unit.circumstances());
        Problems problems = Problems.to(sink);
        switch (Family.ofKey(unit.key())) {
            case XPROMPTS -> loadXprompts(site, reader(sink), problems, sink);
            case SNIPPETS -> loadSnippets(site, reader(sink), problems, sink);
            case CONFIG -> deliver(SourceFiles.CONFIG, SettingsSources.of(site, problems), sink);
            case MEMORY -> deliver(SourceFiles.MEMORY, MemorySources.of(site, problems), sink);
            case FILE_HISTORY ->
                FileHistory.of(site, problems)
                        .forEach(use -> sink.record(FileUses.COLLECTION, use, Path.of(use.store()), 0));
        }
    }

    private static List<SourceUnit> units(SaseHome home, Scopes scopes) throws IOException {
        KnownWorkspaces known = KnownWorkspaces.find(home);
        Set<String> names = new LinkedHashSet<>();
        names.add(Site.ALL);
        names.addAll(known.names());
        List<SourceUnit> units = new ArrayList<>();
        for (String name : names) {
            if (scopes.contains(name)) {
                Site site = Site.of(home, name, known.byProject());
                Family.stream().map(family -> family.unit(site)).forEach(units::add);
            }
        }
        return units;
    }

    private SourceReader reader(RecordSink sink) {
        return new SourceReader(kept, sink.believesStamps());
    }

    private static void loadXprompts(Site site, SourceReader reader, Problems problems, RecordSink sink) {
        Places places = new Places(site, reader);
        DecidingBytes bytes = new DecidingBytes();
        for (Shelf.Item item : new PromptCatalog(site, reader, problems).items()) {
            Found found = item.found();
            Places.Place place = places.of(found);
            XpromptParts.write(bytes.clear(), item, place);
            if (!sink.unchanged(Xprompts.COLLECTION, bytes.array(), 0, bytes.length())) {
                Xprompt xprompt = new Xprompt(
                        site.scope(),
                        Entry.of(found, place),
                        found.source(),
                        found.definition().content(),
                        item.hidden().stream().map(Covered::of).toList());
                sink.record(Xprompts.COLLECTION, xprompt, found.file(), found.line());
            }
        }
    }

    private static void loadSnippets(Site site, SourceReader reader, Problems problems, RecordSink sink) {
        DecidingBytes bytes = new DecidingBytes();
        for (SnippetCatalog.Item item :
                SnippetCatalog.of(site, reader, problems).values()) {
            item.snippet().write(bytes.clear());
            if (!sink.unchanged(Snippets.COLLECTION, bytes.array(), 0, bytes.length())) {
                sink.record(Snippets.COLLECTION, item.snippet(), item.file(), item.line());
            }
        }
    }

    private static void deliver(RecordCollection<SourceFile> collection, List<SourceFile> files, RecordSink sink) {
        files.forEach(file -> sink.record(collection, file, Path.of(file.path()), 0));
    }
}
