package dev.sase.cli.daemon;

import dev.sase.core.config.ConfigurationValue;
import dev.sase.core.config.Origin;
import dev.sase.core.routing.Routed;
import java.util.List;
import java.util.Optional;

/**
 * What would happen to the reads of a group now, or what a milestone does.
 *
 * @param id the name of the item: {@code read.<group>}, {@code milestone.<name>}
 * @param group the read group; empty for a milestone
 * @param title one line for people
 * @param mode {@code read_through}, {@code direct}, {@code shadow} or {@code disabled}
 * @param decided what decides the mode
 * @param own the variable of the item itself
 * @param surface the surface that serves the reads
 * @param present whether this program has that surface
 * @param fallback why the files would answer; empty if the daemon would, and for a milestone
 * @param blocked why the mode has no effect now
 * @param byDefault whether the item is on unless somebody switches it off
 */
record Outlook(
        String id,
        Optional<String> group,
        String title,
        String mode,
        Decision decided,
        String own,
        Optional<String> surface,
        boolean present,
        Optional<Routed.Fallback> fallback,
        List<String> blocked,
        boolean byDefault) {
    /**
     * The setting that decides.
     *
     * @param key the path of the key, the option or the variable
     * @param value its value
     * @param origin where it comes from
     */
    record Decision(String key, String value, Origin origin) {
        static Decision of(ConfigurationValue value) {
            return new Decision(value.path(), value.text(), value.origin());
        }

        /** For people: the option, the variable with its value, the line of a file, or {@code default}. */
        String text() {
            return origin.kind() == Origin.Kind.ENVIRONMENT ? origin.where() + "=" + value : origin.toString();
        }
    }

    /** Who would answer a read now: {@code daemon}, {@code files}, or {@code nobody} without a surface. */
    String answeredBy() {
        if (!present) {
            return "nobody";
        }
        return fallback.isEmpty() ? "daemon" : "files";
    }

    /** What the daemon must serve; empty for a milestone. */
    Optional<String> capability() {
        return surface.map(id -> id + ".read");
    }
}
