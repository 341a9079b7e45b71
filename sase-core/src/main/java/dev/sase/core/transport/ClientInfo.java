package dev.sase.core.transport;

import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who sends a request. Only the schema version is evaluated; the rest is for logs.
 *
 * @param schemaVersion the version of the client's protocol
 * @param name the program
 * @param version the program's version
 * @param metadataSchemaVersion the version of this record
 * @param packageVersion the version of the package that the program belongs to
 * @param minSupportedSchemaVersion the oldest daemon schema that the client speaks
 * @param maxSupportedSchemaVersion the newest daemon schema that the client speaks
 * @param nativeCoreVersion the version of the native core package ({@code sase_core_rs_version}), which this program does not
 * have
 */
public record ClientInfo(
        long schemaVersion,
        String name,
        String version,
        OptionalLong metadataSchemaVersion,
        Optional<String> packageVersion,
        OptionalLong minSupportedSchemaVersion,
        OptionalLong maxSupportedSchemaVersion,
        Optional<String> nativeCoreVersion) {
    /**
     * The record of a program that speaks version 1.
     *
     * @param name the program
     * @param version its version
     * @return the record
     */
    public static ClientInfo of(String name, String version) {
        OptionalLong one = OptionalLong.of(Protocol.SCHEMA_VERSION);
        return new ClientInfo(
                Protocol.SCHEMA_VERSION, name, version, one, Optional.of(version), one, one, Optional.empty());
    }

    /** The record as JSON; members without a value are left out. */
    public RawJson encode() {
        JsonWriter json = new JsonWriter();
        json.beginObject();
        json.name("schema_version").number(schemaVersion);
        json.name("name").string(name);
        json.name("version").string(version);
        metadataSchemaVersion.ifPresent(
                value -> json.name("metadata_schema_version").number(value));
        packageVersion.ifPresent(value -> json.name("package_version").string(value));
        minSupportedSchemaVersion.ifPresent(
                value -> json.name("min_supported_schema_version").number(value));
        maxSupportedSchemaVersion.ifPresent(
                value -> json.name("max_supported_schema_version").number(value));
        nativeCoreVersion.ifPresent(value -> json.name("sase_core_rs_version").string(value));
        json.endObject();
        return json.toRawJson();
    }
}
