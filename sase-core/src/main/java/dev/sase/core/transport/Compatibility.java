package dev.sase.core.transport;

import dev.sase.spi.JsonWriter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The record by which {@code health} and {@code capabilities} tell who can talk to this daemon. The schema versions are those of
 * {@link Protocol} unless a daemon says otherwise.
 *
 * @param packageVersion the version of the daemon's package
 * @param gitSha the commit that it was built from
 * @param daemonSchemaVersion the version of the protocol
 * @param minClientSchema the oldest client schema that is served
 * @param maxClientSchema the newest client schema that is served
 * @param projectionSchemaVersion the version of the projection's storage
 * @param projectionReadSchemaVersion the version of the projection's read contract
 * @param projectionWriteSchemaVersion the version of the projection's write contract
 * @param migrationsApplied whether the store has the schema that the daemon expects
 * @param degraded whether the projection is degraded
 * @param rebuildRequired whether the projection has to be rebuilt
 * @param guidance what to do, given exactly when a rebuild is required
 */
public record Compatibility(
        String packageVersion,
        Optional<String> gitSha,
        long daemonSchemaVersion,
        long minClientSchema,
        long maxClientSchema,
        long projectionSchemaVersion,
        long projectionReadSchemaVersion,
        long projectionWriteSchemaVersion,
        boolean migrationsApplied,
        boolean degraded,
        boolean rebuildRequired,
        Optional<String> guidance) {
    private static final String GUIDANCE =
            "run `sase daemon rebuild`; until then set SASE_NO_DAEMON=1 to read the source stores directly";

    /**
     * The record of this daemon.
     *
     * @param packageVersion the version of the package
     * @param migrationsApplied whether the store has the schema that the daemon expects
     * @param degraded whether the projection is degraded
     * @param repairNeeded whether the projection has gaps or issues that only a rebuild removes
     * @return the record
     */
    public static Compatibility of(
            String packageVersion, boolean migrationsApplied, boolean degraded, boolean repairNeeded) {
        boolean rebuild = repairNeeded || !migrationsApplied;
        return new Compatibility(
                packageVersion,
                Optional.empty(),
                Protocol.SCHEMA_VERSION,
                Protocol.MIN_CLIENT_SCHEMA_VERSION,
                Protocol.MAX_CLIENT_SCHEMA_VERSION,
                Protocol.PROJECTION_SCHEMA_VERSION,
                Protocol.PROJECTION_READ_SCHEMA_VERSION,
                Protocol.PROJECTION_WRITE_SCHEMA_VERSION,
                migrationsApplied,
                degraded,
                rebuild,
                rebuild ? Optional.of(GUIDANCE) : Optional.empty());
    }

    /**
     * Writes the record.
     *
     * @param json where to
     */
    public void encode(JsonWriter json) {
        json.beginObject();
        json.name("schema_version").number(Protocol.SCHEMA_VERSION);
        json.name("daemon_package_version").string(packageVersion);
        json.name("daemon_build").beginObject();
        json.name("package_version").string(packageVersion);
        json.name("git_sha").string(gitSha.orElse(null));
        json.endObject();
        json.name("local_daemon_schema_version").number(daemonSchemaVersion);
        json.name("supported_client_schema_range").beginObject();
        json.name("min").number(minClientSchema);
        json.name("max").number(maxClientSchema);
        json.endObject();
        json.name("projection_schema_version").number(projectionSchemaVersion);
        json.name("projection_read_schema_version").number(projectionReadSchemaVersion);
        json.name("projection_write_schema_version").number(projectionWriteSchemaVersion);
        json.name("storage_migration_state").string(migrationsApplied ? "applied" : "migration_required");
        json.name("degraded").bool(degraded);
        json.name("rebuild_required").bool(rebuildRequired);
        json.name("guidance").string(guidance.orElse(null));
        json.endObject();
    }

    /**
     * Reads a record. A missing number counts as that of this version, a missing flag as harmless.
     *
     * @param json the record
     * @return what it says
     * @throws IllegalArgumentException if the bytes are malformed
     */
    public static Compatibility decode(JsonView json) {
        Map<String, JsonView> members = json.members();
        Map<String, JsonView> range = members(members, "supported_client_schema_range");
        return new Compatibility(
                text(members, "daemon_package_version").orElse(""),
                text(members(members, "daemon_build"), "git_sha"),
                number(members, "local_daemon_schema_version").orElse(Protocol.SCHEMA_VERSION),
                number(range, "min").orElse(Protocol.MIN_CLIENT_SCHEMA_VERSION),
                number(range, "max").orElse(Protocol.MAX_CLIENT_SCHEMA_VERSION),
                number(members, "projection_schema_version").orElse(Protocol.PROJECTION_SCHEMA_VERSION),
                number(members, "projection_read_schema_version").orElse(Protocol.PROJECTION_READ_SCHEMA_VERSION),
                number(members, "projection_write_schema_version").orElse(Protocol.PROJECTION_WRITE_SCHEMA_VERSION),
                text(members, "storage_migration_state").map("applied"::equals).orElse(true),
                flag(members, "degraded"),
                flag(members, "rebuild_required"),
                text(members, "guidance"));
    }

    /**
     * Why this client cannot use the daemon that gave this answer.
     *
     * @param answer the body of {@code health} or {@code capabilities}
     * @return the refusal, or empty if they fit or the answer does not say
     * @throws IllegalArgumentException if the bytes are malformed
     */
    public static Optional<WireError> refusal(JsonView answer) {
        Map<String, JsonView> members = answer.members();
        Map<String, JsonView> compatibility = members(members, "compatibility");
        Map<String, JsonView> range = members(compatibility, "supported_client_schema_range");
        OptionalLong min = range.isEmpty() ? number(members, "min_client_schema_version") : number(range, "min");
        OptionalLong max = range.isEmpty() ? number(members, "max_client_schema_version") : number(range, "max");
        boolean disjoint = min.isPresent()
                && max.isPresent()
                && (max.getAsLong() < Protocol.MIN_CLIENT_SCHEMA_VERSION
                        || min.getAsLong() > Protocol.MAX_CLIENT_SCHEMA_VERSION);
        if (disjoint) {
            return Optional.of(unsupportedServer(
                    "compatibility.supported_client_schema_range",
                    "it serves client schemas " + min.getAsLong() + ".." + max.getAsLong()));
        }
        return mismatch(compatibility, "projection_read_schema_version", Protocol.PROJECTION_READ_SCHEMA_VERSION)
                .or(() -> mismatch(
                        compatibility, "projection_write_schema_version", Protocol.PROJECTION_WRITE_SCHEMA_VERSION));
    }

    private static Optional<WireError> mismatch(Map<String, JsonView> compatibility, String field, long expected) {
        OptionalLong actual = number(compatibility, field);
        if (actual.isEmpty() || actual.getAsLong() == expected) {
            return Optional.empty();
        }
        JsonWriter details = new JsonWriter().beginObject();
        details.name("actual")
                .number(actual.getAsLong())
                .name("expected")
                .number(expected)
                .endObject();
        String message = "the daemon's " + field + " is " + actual.getAsLong() + ", this client reads " + expected
                + "; restart the daemon";
        return Optional.of(refused(WireErrorCode.PROJECTION_SCHEMA_MISMATCH, message)
                .at("compatibility." + field)
                .with(details.toRawJson()));
    }

    /** The refusal of a daemon whose schema this client does not speak. */
    static WireError unsupportedServer(String target, String found) {
        String message = "the daemon speaks another protocol: " + found + ", this client schema "
                + Protocol.SCHEMA_VERSION + "; restart the daemon";
        return refused(WireErrorCode.UNSUPPORTED_SERVER_VERSION, message).at(target);
    }

    private static WireError refused(WireErrorCode code, String message) {
        Fallback fallback = new Fallback(true, Optional.of(code.token()), Optional.of(message));
        return new WireError(code, code.token(), message, false, Optional.empty(), Optional.empty(), fallback);
    }

    private static Map<String, JsonView> members(Map<String, JsonView> parent, String name) {
        return Optional.ofNullable(parent.get(name)).map(JsonView::members).orElse(Map.of());
    }

    private static Optional<String> text(Map<String, JsonView> members, String name) {
        return Optional.ofNullable(members.get(name)).flatMap(JsonView::string);
    }

    private static OptionalLong number(Map<String, JsonView> members, String name) {
        return Optional.ofNullable(members.get(name)).map(JsonView::integer).orElse(OptionalLong.empty());
    }

    private static boolean flag(Map<String, JsonView> members, String name) {
        return Optional.ofNullable(members.get(name)).flatMap(JsonView::bool).orElse(false);
    }
}
