package dev.sase.surface.catalogs;

import dev.sase.spi.SourceUnit;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of catalogs. Every scope has one source unit of each. */
enum Family {
    /** Xprompts and workflows. */
    XPROMPTS("xprompts") {
        @Override
        List<Path> inputs(Site site) {
            return PromptCatalog.inputs(site);
        }
    },
    /** Snippets. */
    SNIPPETS("snippets") {
        @Override
        List<Path> inputs(Site site) {
            return PromptCatalog.inputs(site);
        }
    },
    /** Settings files. */
    CONFIG("config") {
        @Override
        List<Path> inputs(Site site) {
            return SettingsSources.inputs(site);
        }
    },
    /** Notes of the memory. */
    MEMORY("memory") {
        @Override
        List<Path> inputs(Site site) {
            return MemorySources.inputs(site);
        }

        @Override
        Path path(Site site) {
            // In the other folders a new folder is an input that discovery has yet to find.
            return super.path(site).resolve(MemorySources.TYPED);
        }
    },
    /** File references. */
    FILE_HISTORY("file_history") {
        @Override
        List<Path> inputs(Site site) {
            return FileHistory.stores(site);
        }
    };

    private final String word;

    Family(String word) {
        this.word = word;
    }

    static Stream<Family> stream() {
        return Stream.of(values());
    }

    /** The files and folders that decide a unit. */
    abstract List<Path> inputs(Site site);

    /** The folder in which a changed input calls for this unit and not for a discovery. */
    Path path(Site site) {
        return site.root().orElse(site.home());
    }

    /** The unit of a site. It is there before its sources are, so that one that comes has a place. */
    SourceUnit unit(Site site) {
        return new SourceUnit(word + "/" + site.scope(), site.scope(), path(site), inputs(site), SiteJson.encode(site));
    }

    /** The family of a unit. */
    static Family ofKey(String key) {
        return stream()
                .filter(family -> key.startsWith(family.word + "/"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is no source of catalogs"));
    }
}
