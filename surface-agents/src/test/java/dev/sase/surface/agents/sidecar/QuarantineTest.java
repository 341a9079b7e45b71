package dev.sase.surface.agents.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Diagnostic;
import dev.sase.surface.agents.AgentRun;
import dev.sase.surface.agents.archive.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hood that cannot be trusted is left out as a whole, with its reason; the others load. */
class QuarantineTest {
    private static final String SNAPSHOT = SidecarFixture.snapshot("bad");

    @TempDir
    Path temporary;

    private SidecarFixture sidecar;
    private SidecarFixture.Hood bad;

    @BeforeEach
    void begin() throws IOException {
        sidecar = new SidecarFixture(temporary);
        sidecar.hood("good").run("good", "active", "20260715121525").listed();
        bad = sidecar.hood("bad")
                .run(
                        "bad",
                        Map.of("state", "active", "started_at", "20260715121525"),
                        Map.of(),
                        Map.of("prompt.md", "text", "chat.md", "text", "embedded_workflows.json", "[]"))
                .run("bad.f0", "active", "20260715121525");
    }

    @Test
    void soundHoodIsNotLeftOut() throws IOException {
        Collected loaded = bad.listed().load();
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.records(AgentRun.class)).hasSize(3);
    }

    @Test
    void snapshotThatTheManifestDoesNotConfirm() throws IOException {
        bad.listed().replace(SNAPSHOT, "\"active\"", "\"failed\"");
        requireQuarantine("digest_mismatch", "snapshot.json");
    }

    @Test
    void snapshotThatIsMissing() throws IOException {
        Files.delete(bad.listed().file(SNAPSHOT));
        requireQuarantine("missing_snapshot", "snapshot.json");
    }

    @Test
    void snapshotFolderThatIsAFile() throws IOException {
        Path folder = bad.listed().file(SNAPSHOT).resolveSibling("");
        Files.delete(sidecar.file(SNAPSHOT));
        Files.delete(folder);
        Files.writeString(folder, "not a folder");
        requireQuarantine("missing_snapshot", "snapshot.json");
    }

    @Test
    void snapshotThatIsHalfWritten() throws IOException {
        String text = bad.unlisted().read(SNAPSHOT);
        sidecar.write(SNAPSHOT, text.substring(0, text.length() / 2)).list("bad");
        requireQuarantine("invalid_json", "snapshot.json");
    }

    @Test
    void snapshotThatIsNotUtf8() throws IOException {
        bad.unlisted().write(SNAPSHOT, new byte[] {'{', (byte) 0xc3, '}'}).list("bad");
        requireQuarantine("invalid_json", "snapshot.json");
    }

    @Test
    void snapshotThatIsEmptyOrNoObject() throws IOException {
        bad.unlisted().write(SNAPSHOT, "").list("bad");
        requireQuarantine("invalid_json", "snapshot.json");
        sidecar.write(SNAPSHOT, "[]\n").list("bad");
        requireQuarantine("invalid_record", "snapshot.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"meta.json", "state.json", "commits.json", "prompt.md"})
    void fileThatItsSnapshotDoesNotConfirm(String file) throws IOException {
        bad.listed().write(SidecarFixture.folder("bad") + file, "{}");
        requireQuarantine("digest_mismatch", file);
    }

    @Test
    void transcriptOfAnotherSize() throws IOException {
        bad.listed().write(SidecarFixture.folder("bad") + "chat.md", "longer than before");
        requireQuarantine("size_mismatch", "chat.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"meta.json", "prompt.md", "chat.md"})
    void listedFileThatIsMissing(String file) throws IOException {
        Files.delete(bad.listed().file(SidecarFixture.folder("bad") + file));
        requireQuarantine("missing_file", file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "\"schema_version\":2; \"schema_version\":3; unsupported_version",
                "\"username\":\"ada\"; \"username\":\"eve\"; invalid_record",
                "\"state\":\"active\"; \"state\":\"asleep\"; invalid_record",
                "\"global_name\":\"ada.box.bad.f0\"; \"global_name\":\"ada.box.bad\"; invalid_record",
                "\"local_name\":\"bad.f0\"; \"local_name\":\"../up\"; unsafe_name",
                "\"global_name\":\"ada.box.bad.f0\"; \"global_name\":\"ada.box./etc\"; unsafe_name",
                "agents/ada.box.bad/chat.md; agents/ada.box.bad/../../chat.md; unsafe_path",
                "agents/ada.box.bad/meta.json; /etc/passwd; unsafe_path",
                "\"chat\":; \"secret\":; invalid_record",
                "bad/embedded_workflows.json; bad/../x.json; unsafe_path",
                "\"meta\":; \"beta\":; invalid_record",
                "\"containers\":[]; \"containers\":{}; invalid_record",
                "\"runs\":[; \"runs\":[7,; invalid_record",
                "\"started_at\":\"20260715121525\"; \"started_at\":7; invalid_record",
                "\"commits\":[; \"commits\":[{},; invalid_record"
            })
    void snapshotThatContradictsItself(String from, String to, String token) throws IOException {
        bad.unlisted().replace(SNAPSHOT, from, to).list("bad");
        requireQuarantine(token, "snapshot.json");
    }

    @Test
    void relationshipOfARunThatIsNotThere() throws IOException {
        bad.relation("wait", "bad", "nobody").listed();
        requireQuarantine("invalid_relationship", "snapshot.json");
    }

    @Test
    void relationshipOfAnUnknownKind() throws IOException {
        bad.relation("envy", "bad", "bad.f0").listed();
        requireQuarantine("invalid_relationship", "snapshot.json");
    }

    @Test
    void relationshipThatRequiresWhatIsOnlyNamed() throws IOException {
        bad.relationTo("wait", "bad", "ada.box.elsewhere", true).listed();
        requireQuarantine("invalid_relationship", "snapshot.json");
    }

    @Test
    void relationshipToAPath() throws IOException {
        bad.relationTo("wait", "bad", "../elsewhere", false).listed();
        requireQuarantine("unsafe_name", "snapshot.json");
    }

    @Test
    void containerWithAStranger() throws IOException {
        bad.container("family", "bad", "bad", "nobody").listed();
        requireQuarantine("invalid_relationship", "snapshot.json");
    }

    @Test
    void containerOfAnUnknownKind() throws IOException {
        bad.container("herd", "bad", "bad").listed();
        requireQuarantine("invalid_record", "snapshot.json");
    }

    @Test
    void runOfAnotherHoodIsAnOrphanThere() throws IOException {
        bad.run("good.f7", "active", "20260715121525").listed();
        Collected loaded = sidecar.load();
        assertThat(loaded.problems()).containsExactly("invalid_record snapshot.json");
        assertThat(loaded.records(AgentRun.class).stream()
                        .map(run -> run.publication().orElseThrow())
                        .map(publication -> publication.globalName() + " " + publication.origin()))
                .containsExactly("ada.box.good AUTHORITATIVE", "ada.box.good.f7 ORPHAN");
    }

    @Test
    void runThatIsListedTwice() throws IOException {
        bad.run("bad", "active", "20260715121525").listed();
        requireQuarantine("invalid_record", "snapshot.json");
    }

    @Test
    void hoodThatTheManifestListsWithoutADigest() throws IOException {
        bad.listed();
        String digest = SidecarFiles.sha256(sidecar.read(SNAPSHOT).getBytes(StandardCharsets.UTF_8));
        sidecar.replace(SidecarFixture.manifestPath(), digest, "abc");
        requireQuarantine("digest_mismatch", "snapshot.json");
    }

    @Test
    void linkOutOfTheSidecarIsNotFollowed() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        bad.listed();
        Path meta = sidecar.file(SidecarFixture.folder("bad") + "meta.json");
        Files.move(meta, outside.resolve("meta.json"));
        Files.createSymbolicLink(meta, outside.resolve("meta.json"));
        requireQuarantine("outside_sidecar", "meta.json");
    }

    @Test
    void linkOfAFolderOutOfTheSidecarIsNotFollowed() throws IOException {
        Path outside = temporary.resolve("outside");
        Path folder = bad.listed().file(SidecarFixture.folder("bad"));
        Files.move(folder, outside);
        Files.createSymbolicLink(folder, outside);
        requireQuarantine("outside_sidecar", "ada.box.bad");
    }

    @Test
    void linkInsideTheSidecarIsFollowed() throws IOException {
        Path folder = bad.listed().file(SidecarFixture.folder("bad"));
        Files.move(folder, sidecar.file("moved"));
        Files.createSymbolicLink(folder, sidecar.file("moved"));
        Collected loaded = sidecar.load();
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(loaded.records(AgentRun.class)).hasSize(3);
    }

    private void requireQuarantine(String token, String file) throws IOException {
        Collected loaded = sidecar.load();
        assertThat(loaded.records(AgentRun.class).stream().map(AgentRun::agentId))
                .containsExactly("agent:orion:ada.box.good");
        assertThat(loaded.diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Diagnostic.Severity.CORRUPT);
            assertThat(found.token()).isEqualTo(token);
            assertThat(found.file().getFileName()).hasToString(file);
            assertThat(found.message()).startsWith("the hood 'ada.box.bad' is left out as a whole: ");
        });
    }
}
