package dev.sase.surface.catalogs;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Texts;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** A site as text, so that a source unit says everything that decides what it holds. */
final class SiteJson {
    private static final String HOME = "home";
    private static final String SCOPE = "scope";
    private static final String VARIABLES = "variables";
    private static final String WORKSPACES = "workspaces";

    private SiteJson() {}

    static String encode(Site site) {
        JsonWriter writer = new JsonWriter().beginObject();
        writer.name(HOME).string(site.home().toString()).name(SCOPE).string(site.scope());
        writer.name(VARIABLES).beginObject();
        site.variables().forEach((name, value) -> writer.name(name).string(value));
        writer.endObject().name(WORKSPACES).beginObject();
        site.workspaces().forEach((project, path) -> writer.name(project).string(path.toString()));
        return writer.endObject().endObject().toRawJson().text();
    }

    static Site decode(String text) {
        var site = Json.parse(RawJson.of(text));
        SortedMap<String, Path> workspaces = new TreeMap<>(Texts::compare);
        Json.textMap(site, WORKSPACES).forEach((project, path) -> workspaces.put(project, Path.of(path)));
        return new Site(
                Path.of(Json.required(site, HOME)),
                Json.required(site, SCOPE),
                Json.textMap(site, VARIABLES),
                workspaces);
    }
}
