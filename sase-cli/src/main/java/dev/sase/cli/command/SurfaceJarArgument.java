package dev.sase.cli.command;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The jar that a user names. */
final class SurfaceJarArgument {
    private SurfaceJarArgument() {}

    static String text(Call call) {
        return call.arguments().matchedPositionalValue(0, "");
    }

    /** The text as a path, seen from the folder of the call. */
    static Path path(Call call) {
        String text = text(call);
        try {
            return call.terminal().folder().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new SaseException(
                    ErrorCode.INVALID_REQUEST, "'" + text + "' is no path: " + e.getReason() + "; name a jar", e);
        }
    }
}
