package dev.sase.core.registry;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where a surface comes from. */
public sealed interface SurfaceOrigin {
    /**
     * The program itself: its class path, or the code that made the registry.
     *
     * @param location the jar or folder of the class; empty where the class loader does not tell
     */
    record BuiltIn(Optional<Path> location) implements SurfaceOrigin {}

    /**
     * A jar that this user has allowed.
     *
     * @param path the jar
     */
    record Allowed(Path path) implements SurfaceOrigin {}

    /** The jar or folder, if it is known. */
    default Optional<Path> location() {
        return switch (this) {
            case BuiltIn(Optional<Path> location) -> location;
            case Allowed(Path path) -> Optional.of(path);
        };
    }

    /** The origin of a class that the program brought along. */
    static SurfaceOrigin ofClass(Class<?> type) {
        @SuppressWarnings("NullAway") // a class of the platform has none
        Optional<CodeSource> source =
                Optional.ofNullable(type.getProtectionDomain().getCodeSource());
        return new BuiltIn(source.flatMap(code -> {
            try {
                return Optional.of(Path.of(code.getLocation().toURI()));
            } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException _) {
                return Optional.empty();
            }
        }));
    }
}
