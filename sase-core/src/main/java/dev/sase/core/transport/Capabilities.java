package dev.sase.core.transport;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The answer to {@code capabilities}: what the daemon serves and which limits it keeps.
 *
 * @param compatibility who can talk to it
 * @param tokens what is served, in the order of the wire
 */
public record Capabilities(Compatibility compatibility, List<String> tokens) {
    /** Copies the list. */
    public Capabilities {
        tokens = List.copyOf(tokens);
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
        return new Capabilities(Compatibility.decode(compatibility), tokens);
    }
}
