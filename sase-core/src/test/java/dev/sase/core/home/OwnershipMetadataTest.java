package dev.sase.core.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipMetadataTest {
    private static final String PUBLISHED = """
            {
              "schema_version": 1,
              "pid": 4294967295,
              "hostname": "atlas.lan",
              "boot_session_hint": "5b0e1c7a",
              "executable_path": "/opt/jdk/bin/java",
              "socket_path": "/home/ada ü/.sase/run/atlas.lan/sase-daemon.sock",
              "started_at": "2026-05-20T07:59:00Z",
              "sase_home": "/home/ada ü/.sase",
              "build_version": "2.0.0"
            }
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("daemon.lock.json");
    }

    @Test
    void readingAndWritingGivesTheSameBytes() throws IOException {
        Files.writeString(file, PUBLISHED);

        OwnershipMetadata metadata = OwnershipMetadata.read(file).readable().orElseThrow();
        metadata.write(folder.resolve("again.json"));

        assertThat(metadata.pid()).isEqualTo(4294967295L);
        assertThat(metadata.bootSessionHint()).contains("5b0e1c7a");
        assertThat(metadata.socketPath()).isEqualTo("/home/ada ü/.sase/run/atlas.lan/sase-daemon.sock");
        assertThat(Files.readAllBytes(folder.resolve("again.json")))
                .isEqualTo(PUBLISHED.getBytes(StandardCharsets.UTF_8));
        assertThat(folder.resolve("again.json.tmp")).doesNotExist();
    }

    @Test
    void optionalKeysMayBeAbsentAndAreWrittenAsNull() throws IOException {
        Files.writeString(file, PUBLISHED.replaceAll("(?m)^  \"(boot_session_hint|executable_path)\".*\\n", ""));

        OwnershipMetadata metadata = OwnershipMetadata.read(file).readable().orElseThrow();

        assertThat(metadata.bootSessionHint()).isEmpty();
        assertThat(metadata.executablePath()).isEmpty();
        assertThat(new String(metadata.toJson(), StandardCharsets.UTF_8))
                .isEqualTo(PUBLISHED.replace("\"5b0e1c7a\"", "null").replace("\"/opt/jdk/bin/java\"", "null"));
    }

    @Test
    void unknownKeysAreIgnored() throws IOException {
        Files.writeString(file, PUBLISHED.replace("\"pid\"", "\"new\": {\"pid\": [7, {}]}, \"pid\""));

        assertThat(OwnershipMetadata.read(file).readable())
                .map(OwnershipMetadata::pid)
                .contains(4294967295L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "7",
                "{\"schema_version\": 1}",
                "{\"schema_version\": 1} {}",
                "{\"schema_version\": \"1\"}",
                "{\"schema_version\": 1.0}",
                "{\"schema_version\": -1}",
                "{\"schema_version\": 4294967296}",
                "{\"schema_version\": 1, \"pid\":"
            })
    void contentThatIsNotMetadataIsMalformed(String content) throws IOException {
        Files.writeString(file, content);

        assertThat(OwnershipMetadata.read(file)).isInstanceOf(MetadataReading.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pid", "hostname", "socket_path", "started_at", "sase_home", "build_version"})
    void everyOtherKeyIsRequiredWithItsType(String key) throws IOException {
        Files.writeString(file, PUBLISHED.replaceAll("\"" + key + "\": [^\\n,]+", "\"" + key + "\": null"));
        MetadataReading missing = OwnershipMetadata.read(file);
        Files.writeString(file, PUBLISHED.replaceAll("\"" + key + "\": [^\\n,]+", "\"" + key + "\": [1]"));
        MetadataReading mistyped = OwnershipMetadata.read(file);

        assertThat(missing)
                .isInstanceOfSatisfying(
                        MetadataReading.Malformed.class,
                        malformed -> assertThat(malformed.problem()).startsWith(key));
        assertThat(mistyped).isEqualTo(missing);
    }

    @Test
    void anotherSchemaIsToldApartWhateverTheOtherKeysAre() throws IOException {
        Files.writeString(file, "{\"schema_version\": 2, \"hostname\": \"nova\", \"process\": 7}");

        assertThat(OwnershipMetadata.read(file)).isEqualTo(new MetadataReading.OtherSchema(2, Optional.of("nova")));
    }

    @Test
    void absentAndUnreadableFilesAreToldApart() throws IOException {
        assertThat(OwnershipMetadata.read(file)).isEqualTo(new MetadataReading.Absent());
        Files.createDirectory(file);
        assertThat(OwnershipMetadata.read(file)).isInstanceOf(MetadataReading.Unreadable.class);
    }

    @Test
    void thisProcessDescribesItself() {
        Locations locations = new Locations(
                HostIdentity.ofHostname("atlas"),
                folder,
                folder.resolve("run"),
                folder.resolve("run/sase-daemon.sock"));
        Clock clock = Clock.fixed(Instant.parse("2026-05-20T07:59:00.987Z"), ZoneOffset.ofHours(2));

        OwnershipMetadata metadata = OwnershipMetadata.ofThisProcess(locations, "2.0.0", clock);

        assertThat(metadata.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(metadata.hostname()).isEqualTo("atlas");
        assertThat(metadata.startedAt()).isEqualTo("2026-05-20T07:59:00Z");
        assertThat(metadata.saseHome()).isEqualTo(folder.toString());
        assertThat(metadata.executablePath())
                .hasValueSatisfying(
                        path -> assertThat(Path.of(path)).isExecutable().isAbsolute());
        assertThat(metadata.isProcessAlive()).isTrue();
        assertThat(metadata.isExecutableMatching()).isTrue();
        assertThat(metadata.isFromEarlierBoot()).isFalse();
    }
}
