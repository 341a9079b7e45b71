package dev.sase.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the defaults that plugins bring: the resource {@value #RESOURCE} of a jar, a file like {@code sase.yml} that begins with
 * {@code plugin: <name>}. They are the weakest layer of files, in order of the plugins' names.
 */
final class PluginDefaults {
    static final String RESOURCE = "META-INF/sase/defaults.yml";
    private static final String NAME = "plugin";

    private record Plugin(String name, Setting.Mapping defaults) {}

    private PluginDefaults() {}

    /**
     * Reads the defaults of all plugins of a class loader.
     *
     * @param warnings receives a line for each that cannot be used; users cannot repair a jar, so it keeps nothing from running
     * @return the layers, weaker ones first
     */
    static List<Setting.Mapping> find(ClassLoader loader, List<String> warnings) {
        List<URL> resources = List.of();
        try {
            resources = Collections.list(loader.getResources(RESOURCE));
        } catch (IOException e) {
            warnings.add("the defaults of plugins cannot be looked for (" + e + "); they are ignored");
        }
        if (resources.isEmpty()) {
            return List.of();
        }
        List<Plugin> plugins = new ArrayList<>();
        resources.forEach(url -> read(url, warnings).ifPresent(plugins::add));
        plugins.sort(Comparator.comparing(Plugin::name));
        return plugins.stream().map(Plugin::defaults).toList();
    }

    private static Optional<Plugin> read(URL url, List<String> warnings) {
        Source source = new Source(url.toString(), Optional.empty(), Layer.PLUGIN);
        try {
            Setting.Mapping defaults = YamlFile.read(source, () -> bytes(url));
            if (defaults.entries().get(NAME) instanceof Setting.Scalar(String name, var _) && !name.isBlank()) {
                return Optional.of(new Plugin(name, defaults.without(NAME)));
            }
            warnings.add(source.name() + ":1: does not begin with '" + NAME + ": <name>'; it is ignored");
        } catch (YamlFile.UnusableException e) {
            warnings.add(e.getMessage() + "; it is ignored");
        }
        return Optional.empty();
    }

    private static byte[] bytes(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        // A cached jar would stay open, and would stay the same after it was replaced.
        connection.setUseCaches(false);
        try (InputStream stream = connection.getInputStream()) {
            return stream.readNBytes(YamlFile.MAX_BYTES + 1);
        }
    }
}
