package dev.sase.surface.changespecs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses text as a project file. */
final class Parsed {
    static final String PATH = "web.sase";

    private Parsed() {}

    static List<ChangeSpec> v2(String... lines) {
        return specs(Generation.V2, PATH, String.join("\n", lines) + "\n");
    }

    static List<ChangeSpec> v5(String... lines) {
        return specs(Generation.V5, PATH, String.join("\n", lines) + "\n");
    }

    /** The only ChangeSpec, whose name and status these lines follow. */
    static ChangeSpec only(String... lines) {
        List<ChangeSpec> specs = v2("NAME: a\nSTATUS: WIP\n" + String.join("\n", lines));
        if (specs.size() != 1) {
            throw new AssertionError("one ChangeSpec was expected, found " + specs);
        }
        return specs.getFirst();
    }

    static List<ChangeSpec> specs(Generation generation, String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<ChangeSpec> specs = new ArrayList<>();
        try {
            ProjectFile.parse(
                    () -> new ByteArrayInputStream(bytes),
                    SpecSource.of(path, generation, Optional.empty(), "2026-05-01T12:00:00.000Z"),
                    (spec, _) -> specs.add(spec));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return specs;
    }
}
