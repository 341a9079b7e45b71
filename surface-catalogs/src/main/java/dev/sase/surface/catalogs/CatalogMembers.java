package dev.sase.surface.catalogs;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.List;

/** The names of the arrays that every page of the wire's catalog reads has. */
final class CatalogMembers {
    static final String XPROMPTS = "xprompts";
    static final String CONFIG_SOURCES = "config_sources";
    static final String MEMORY_SOURCES = "memory_sources";
    static final String FILE_HISTORY = "file_history";

    static final RawJson NONE = array(List.of());

    private CatalogMembers() {}

    static RawJson array(List<RawJson> elements) {
        JsonWriter writer = new JsonWriter().beginArray();
        elements.forEach(writer::raw);
        return writer.endArray().toRawJson();
    }
}
