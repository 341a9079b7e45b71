package dev.sase.cli.command;

import java.util.Optional;

/** The version of this program. */
public final class Version {
    private Version() {}

    /** The version that the jar names; {@code dev} where the classes lie in a folder. */
    public static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }
}
