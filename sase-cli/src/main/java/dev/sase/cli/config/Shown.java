package dev.sase.cli.config;

import dev.sase.core.config.BeadStore;
import dev.sase.core.config.ConfigurationKey;
import dev.sase.core.config.ConfigurationValue;
import dev.sase.core.config.EnvironmentVariable;
import dev.sase.core.config.Origin;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.List;
import java.util.Optional;

/**
 * One setting as it is shown.
 *
 * @param name the path of the key, or the variable that has no key
 * @param text the value for people; empty for unset
 * @param value the value as JSON
 * @param origin where it comes from
 * @param kind what may be written, for people
 * @param variable the variable that wins over files
 * @param used whether the setting changes anything
 * @param description what it does
 */
record Shown(
        String name,
        String text,
        RawJson value,
        Origin origin,
        String kind,
        Optional<String> variable,
        boolean used,
        String description) {
    /** The switch that has no key. */
    static Shown noDaemon(boolean on, Origin origin) {
        EnvironmentVariable variable = EnvironmentVariable.NO_DAEMON;
        return new Shown(
                variable.variable(),
                String.valueOf(on),
                new JsonWriter().bool(on).toRawJson(),
                origin,
                ConfigurationKey.Type.SWITCH.wanted(),
                Optional.of(variable.variable()),
                true,
                variable.description());
    }

    /** The value of a key. */
    static Shown of(ConfigurationValue value, List<BeadStore> stores) {
        ConfigurationKey key = value.key();
        return new Shown(
                value.path(),
                value.text(),
                json(value, stores),
                value.origin(),
                key.type().wanted(),
                value.variable(),
                key.isUsed(),
                key.description());
    }

    /** The same setting with the value in effect where that is not what a file says. */
    Shown effective(String other, Origin from) {
        return new Shown(name, other, text(other), from, kind, variable, used, description);
    }

    private static RawJson json(ConfigurationValue value, List<BeadStore> stores) {
        boolean isSwitch = value.key().type() == ConfigurationKey.Type.SWITCH
                && (value.text().equals("true") || value.text().equals("false"));
        if (isSwitch || value.key().type().isNumber()) {
            return RawJson.of(value.text());
        }
        if (value.key() == ConfigurationKey.BEAD_STORES) {
            JsonWriter json = new JsonWriter().beginArray();
            for (BeadStore store : stores) {
                json.beginObject();
                json.name("project").string(store.project().orElse(null));
                json.name("path").string(store.path().toString());
                json.endObject();
            }
            return json.endArray().toRawJson();
        }
        return text(value.text());
    }

    private static RawJson text(String text) {
        return text.isEmpty() ? RawJson.NULL : new JsonWriter().string(text).toRawJson();
    }

    void write(JsonWriter json) {
        json.beginObject();
        json.name("key").string(name);
        json.name("value").raw(value);
        json.name("source").beginObject();
        json.name("type").string(origin.kind().token());
        json.name("where").string(origin.where().isEmpty() ? null : origin.where());
        json.endObject();
        json.name("type").string(kind);
        json.name("variable").string(variable.orElse(null));
        json.name("used").bool(used);
        json.name("description").string(description);
        json.endObject();
    }
}
