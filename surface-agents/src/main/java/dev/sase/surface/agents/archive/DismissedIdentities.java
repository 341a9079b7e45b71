package dev.sase.surface.agents.archive;

import dev.sase.spi.Field;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Ordering;
import dev.sase.spi.Predicate;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.View;
import dev.sase.surface.agents.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the collection of dismissed identities declares. */
public final class DismissedIdentities {
    /** The scope of all identities: the list belongs to the home and names no project. */
    public static final String SCOPE_NAME = "home";

    static final RecordCodec<DismissedIdentity> CODEC = new Codec();

    /** What runs find an identity by, see {@link #key(String)}. */
    public static final Field<DismissedIdentity, String> HANDLE = Field.text("handle", DismissedIdentity::handle);

    /** Always {@link #SCOPE_NAME}. */
    public static final Field<DismissedIdentity, String> SCOPE = Field.text("scope", _ -> SCOPE_NAME);

    /** The kind of row that was dismissed. */
    public static final Field<DismissedIdentity, String> TYPE = Field.text("agent_type", DismissedIdentity::agentType);

    /** The ChangeSpec of the run. */
    public static final Field<DismissedIdentity, String> CL_NAME = Field.text("cl_name", DismissedIdentity::clName);

    /** The timestamp of the run. */
    public static final Field<DismissedIdentity, String> RAW_SUFFIX =
            Field.nullableText("raw_suffix", identity -> identity.rawSuffix().orElse(null));

    /** Whether the handle has the ChangeSpec in it. */
    public static final Field<DismissedIdentity, Boolean> NAMED = Field.flag("named", DismissedIdentity::named);

    /** By ChangeSpec, timestamp and kind. */
    public static final Ordering<DismissedIdentity> BY_NAME = Ordering.by("by_name", CL_NAME, RAW_SUFFIX, TYPE);

    /** The identity as served. */
    public static final View<DismissedIdentity> WIRE = new View<>("wire", DismissedIdentities::wire);

    /** The dismissed identities. */
    public static final RecordCollection<DismissedIdentity> COLLECTION = new RecordCollection<>(
            "dismissed_agents",
            DismissedIdentity.class,
            HANDLE,
            SCOPE,
            CODEC,
            List.of(TYPE, CL_NAME, RAW_SUFFIX, NAMED),
            List.of(BY_NAME),
            List.of(),
            List.of(WIRE),
            List.of(),
            List.of());

    private DismissedIdentities() {}

    /** The handle by which any run of a timestamp is found. */
    public static String key(String suffix) {
        return suffix;
    }

    /** The handle by which a run of a timestamp and a ChangeSpec is found. */
    public static String key(String suffix, String clName) {
        return suffix + "\n" + clName;
    }

    /** Each entry of the list once. */
    public static Predicate<DismissedIdentity> entries() {
        return Predicate.all(Predicate.is(SCOPE, SCOPE_NAME), Predicate.is(NAMED, false));
    }

    private static RawJson wire(DismissedIdentity identity) {
        return members(identity).name("active").bool(true).endObject().toRawJson();
    }

    private static JsonWriter members(DismissedIdentity identity) {
        JsonWriter writer = new JsonWriter(128);
        writer.beginObject();
        writer.name("agent_type").string(identity.agentType());
        writer.name("cl_name").string(identity.clName());
        identity.rawSuffix().ifPresent(suffix -> writer.name("raw_suffix").string(suffix));
        return writer;
    }

    private static final class Codec implements RecordCodec<DismissedIdentity> {
        @Override
        public RawJson encode(DismissedIdentity identity) {
            return members(identity)
                    .name("named")
                    .bool(identity.named())
                    .endObject()
                    .toRawJson();
        }

        @Override
        public DismissedIdentity decode(RawJson json) {
            JsonNode node = Json.stored(json);
            return new DismissedIdentity(
                    required(node, "agent_type"),
                    required(node, "cl_name"),
                    Coerced.text(node, "raw_suffix"),
                    Coerced.flag(node, "named").orElseThrow(() -> missing("named")));
        }

        private static String required(JsonNode node, String name) {
            return Coerced.text(node, name).orElseThrow(() -> missing(name));
        }

        private static IllegalArgumentException missing(String name) {
            return new IllegalArgumentException("an encoded identity has no '" + name + "'");
        }
    }
}
