package dev.sase.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.core.notes.NotesSurface;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurfaceRegistryTest {
    @Test
    void findsReadsByTheirWireName() {
        SurfaceRegistry registry = SurfaceRegistry.of(List.of(new NotesSurface()));

        assertThat(registry.read("note_list")
                        .orElseThrow()
                        .surface()
                        .descriptor()
                        .id())
                .isEqualTo("notes");
        assertThat(registry.read("task_list")).isEmpty();
    }

    @Test
    void twoSurfacesWithOneIdAreRefusedByName() {
        SaseException refused = catchThrowableOfType(
                SaseException.class, () -> SurfaceRegistry.of(List.of(new NotesSurface(), new NotesSurface())));

        assertThat(refused.code()).isEqualTo(ErrorCode.PLUGIN_BROKEN);
        assertThat(refused).hasMessageContaining("'notes'").hasMessageContaining(NotesSurface.class.getName());
    }

    @Test
    void noSurfaceAtAllIsAnErrorThatSaysWhatToAdd() throws Exception {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            SaseException refused = catchThrowableOfType(SaseException.class, () -> SurfaceRegistry.load(empty));

            assertThat(refused.code()).isEqualTo(ErrorCode.PLUGIN_BROKEN);
            assertThat(refused).hasMessageContaining("META-INF/services/dev.sase.spi.Surface");
        }
    }
}
