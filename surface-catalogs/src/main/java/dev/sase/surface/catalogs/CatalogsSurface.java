package dev.sase.surface.catalogs;

import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import java.util.List;

/** The catalogs of xprompts, snippets, settings files, notes and file references. Thread-safe; its loader keeps what files said. */
public final class CatalogsSurface implements Surface {
    private final CatalogsLoader loader = new CatalogsLoader();

    /** Creates the surface; nothing is read. */
    public CatalogsSurface() {}

    @Override
    public SurfaceDescriptor descriptor() {
        return new SurfaceDescriptor("catalogs", "Catalogs", CatalogCommands.XPROMPT, 1);
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(
                Xprompts.COLLECTION, Snippets.COLLECTION, SourceFiles.CONFIG, SourceFiles.MEMORY, FileUses.COLLECTION);
    }

    @Override
    public DirectLoader loader() {
        return loader;
    }

    @Override
    public List<ReadOperation> reads() {
        return List.of(
                new XpromptCatalogRead(),
                new EditorCatalogRead(),
                new SnippetCatalogRead(),
                new FileHistoryRead(),
                new XpromptEntriesRead(),
                new XpromptShowRead());
    }

    @Override
    public List<Command> commands() {
        return CatalogCommands.all();
    }
}
