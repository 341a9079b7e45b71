package dev.sase.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.notes.NotesSurface;
import dev.sase.core.read.Freshness;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.core.routing.FallbackReason;
import dev.sase.core.routing.Routed;
import dev.sase.spi.RawJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that projects a home into its own memory reads what the files say. */
class MemoryProjectionTest {
    private static final ReadRequest NOTES =
            ReadRequest.of("note_list", Map.of("scope", "a")).fresh(Freshness.NOW);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.createDirectories(folder.resolve("home/notes")).resolve("a.txt");
        Files.writeString(file, "n1|open|First\n");
    }

    private Sase open() {
        return Sase.builder()
                .home(folder.resolve("home"))
                .environment(Map.of("HOME", folder.toString()))
                .registry(SurfaceRegistry.of(List.of(new NotesSurface())))
                .inMemory()
                .open();
    }

    @Test
    void readsComeFromMemoryOnceItIsProjectedAndFollowTheFiles() throws IOException {
        try (Sase sase = open()) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            Routed<ReadPage> routed = sase.read(NOTES);
            while (!(routed instanceof Routed.FromMemory<ReadPage>)) {
                assertThat(routed.value().rows()).hasSize(1);
                assertThat(routed.whyDirect().orElseThrow().reason()).isEqualTo(FallbackReason.PROJECTION_DEGRADED);
                assertThat(System.nanoTime()).as("it is projected").isLessThan(deadline);
                routed = sase.read(NOTES);
            }
            assertThat(routed.usedDaemon()).isFalse();

            Files.writeString(file, "n1|open|First\nn2|open|Second\n");

            assertThat(sase.read(NOTES)).isInstanceOfSatisfying(Routed.FromMemory.class, memory -> {
                assertThat(((ReadPage) memory.value()).rows())
                        .extracting(RawJson::text)
                        .anySatisfy(row -> assertThat(row).contains("Second"));
                assertThat(memory.asOfSequence()).isPositive();
            });
        }
    }

    @Test
    void nothingIsWrittenIntoTheRunRoot() throws IOException {
        try (Sase sase = open()) {
            assertThat(sase.read(NOTES).value().rows()).hasSize(1);
            assertThat(sase.locations().runRoot()).doesNotExist();
        }
    }
}
