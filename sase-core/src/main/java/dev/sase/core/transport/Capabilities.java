package dev.sase.core.transport;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to {@code capabilities}: what the daemon serves and which limits it keeps.
 *
 * @param compatibility who can talk to it
 * @param tokens what is served, in the order of the wire
 * @param sources by surface id a digest of the circumstances under which the daemon reads its sources; additive, absent for a
 *     daemon that does not say
 */
public record Capabilities(Compatibility compatibility, List<String> tokens, Map<String, String> sources) {
    /** Reads whose answers are as new as their {@code fresh} says. */
    public static final String FRESH_READS = "reads.fresh";

    /** Copies the collections. */
    public Capabilities {
        tokens = List.copyOf(tokens);
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    /** Of a daemon that does not say how it reads its sources. */
    public Capabilities(Compatibility compatibility, List<String> tokens) {
        this(compatibility, tokens, Map.of());
    }

    /** The answer as JSON. */
    public RawJson encode() {
        JsonWriter json = new JsonWriter(2048);
        json.beginObject();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("contract").string(Protocol.CONTRACT);
        json.name("contract_version").number(Protocol.SCHEMA_VERSION);
        json.name("min_client_schema_version").number(Protocol.MIN_CLIENT_SCHEMA_VERSION);
        json.name("max_client_schema_version").number(Protocol.MAX_CLIENT_SCHEMA_VERSION);
        json.name("compatibility");
        compatibility.encode(json);
        json.name("capabilities").strings(tokens);
        json.name("max_payload_bytes").number(Protocol.MAX_PAYLOAD_BYTES);
        json.name("default_page_limit").number(Protocol.DEFAULT_PAGE_LIMIT);
        json.name("max_page_limit").number(Protocol.MAX_PAGE_LIMIT);
        if (!sources.isEmpty()) {
            json.name("sources").beginObject();
            sources.forEach((surface, digest) -> json.name(surface).string(digest));
            json.endObject();
        }
        json.endObject();
        return json.toRawJson();
    }

    /**
     * Reads an answer.
     *
     * @param json the body
     * @return what it says
     * @throws IllegalArgumentException if it holds no list of tokens or is malformed
     */
    public static Capabilities decode(JsonView json) {
        Map<String, JsonView> members = json.members();
        JsonView list = members.get("capabilities");
        if (list == null || !list.isArray()) {
            throw new IllegalArgumentException("an answer without a list of capabilities");
        }
        List<String> tokens = new ArrayList<>();
        for (JsonView element : list.elements()) {
            element.string().ifPresent(tokens::add);
        }
        JsonView compatibility = members.getOrDefault("compatibility", JsonView.of(RawJson.of("{}")));
        Map<String, String> sources = new LinkedHashMap<>();
        JsonView said = members.get("sources");
        if (said != null && said.isObject()) {
            said.members().forEach((surface, digest) -> digest.string().ifPresent(text -> sources.put(surface, text)));
        }
        return new Capabilities(Compatibility.decode(compatibility), tokens, sources);
    }
}
