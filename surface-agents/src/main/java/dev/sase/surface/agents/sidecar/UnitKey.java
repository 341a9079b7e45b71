package dev.sase.surface.agents.sidecar;

import dev.sase.spi.SourceUnit;
import dev.sase.spi.Texts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a source unit of a sidecar, and what it says.
 *
 * <p>The key of a hood holds the digest that its owner's manifest demands. All hoods of an owner share that manifest; were it an input
 * of each, a change of one hood would load every hood again. This way it ends one unit and begins another.
 *
 * @param scope the name of the project's folder
 * @param part what the unit is, relative to the sidecar
 */
record UnitKey(String scope, String part) {
    /** The folder of a sidecar inside that of its project. */
    static final String FOLDER = "repos/agents";

    /** Stands for the digest of a hood that no manifest lists. */
    static final String UNLISTED = "unlisted";

    private static final Pattern KEY =
            Pattern.compile("projects/[^/]+/" + FOLDER + "/(schema\\.json|manifest\\.json|users/.*)", Pattern.DOTALL);
    private static final Pattern MANIFEST =
            Pattern.compile("users/[^/]+/machines/[^/]+/" + Pattern.quote(SidecarLayout.MANIFEST));
    private static final String MARK = "#";

    /** What kinds of units there are. */
    enum Kind {
        /** The marker of the format: no records. */
        SCHEMA,
        /** The manifest of an owner: no records. */
        OWNER,
        /** A hood: its runs, be it listed or not. */
        HOOD,
        /** Runs of the first version, and runs of owners that have no folder. */
        LEGACY
    }

    /** The key of a unit, if it is one of a sidecar. */
    static Optional<UnitKey> of(SourceUnit unit) {
        Matcher parts = KEY.matcher(unit.key());
        return parts.matches() ? Optional.of(new UnitKey(unit.scope(), parts.group(1))) : Optional.empty();
    }

    /** The part that a hood is. */
    static String hood(String folder, Optional<String> digest) {
        return folder + MARK + digest.orElse(UNLISTED);
    }

    /** The digest that the manifest demands of a hood; empty when it does not list the hood. */
    Optional<String> digest() {
        String digest = part.substring(part.lastIndexOf(MARK) + 1);
        return digest.equals(UNLISTED) ? Optional.empty() : Optional.of(digest);
    }

    /** The key of a part of a sidecar. */
    static String text(String project, String part) {
        return Texts.wellFormed("projects/" + project + "/" + FOLDER + "/" + part);
    }

    /** What the unit is. */
    Kind kind() {
        if (part.equals(SidecarLayout.SCHEMA)) {
            return Kind.SCHEMA;
        }
        if (part.equals(SidecarLayout.MANIFEST)) {
            return Kind.LEGACY;
        }
        return MANIFEST.matcher(part).matches() ? Kind.OWNER : Kind.HOOD;
    }
}
