package dev.sase.core.home;

import java.util.Map;
import java.util.Optional;

/**
 * The name under which this host owns run roots: one safe path component, case kept. Clients and daemon have to derive the same
 * name, so it comes from the {@code HOSTNAME} variable only and never from the network.
 *
 * @param name one or more ASCII letters, digits, dots, dashes and underscores; never {@code .} or {@code ..}
 */
public record HostIdentity(String name) {
    /** The name of a host whose {@code HOSTNAME} says nothing usable. */
    public static final HostIdentity UNNAMED = new HostIdentity("sase-host");

    /** Rejects a name that is not its own sanitised form. */
    public HostIdentity {
        if (!sanitise(name).equals(Optional.of(name))) {
            throw new IllegalArgumentException("not a sanitised host name: " + name);
        }
    }

    /**
     * Reads the identity from {@code HOSTNAME}.
     *
     * @param environment the variables of the process that asks
     * @return the sanitised name, or {@link #UNNAMED}
     */
    public static HostIdentity of(Map<String, String> environment) {
        return ofHostname(environment.getOrDefault("HOSTNAME", ""));
    }

    /**
     * Sanitises a host name: each character outside {@code [A-Za-z0-9._-]} becomes one dash, dashes at both ends go.
     *
     * @param hostname any text
     * @return the sanitised name, or {@link #UNNAMED} where nothing is left or only {@code .} or {@code ..} is, which would lead
     *     the run root out of its folder
     */
    public static HostIdentity ofHostname(String hostname) {
        return sanitise(hostname).map(HostIdentity::new).orElse(UNNAMED);
    }

    private static Optional<String> sanitise(String hostname) {
        // White space at the ends becomes dashes, and those are stripped with the others.
        String dashed = dashed(hostname);
        int start = 0;
        int end = dashed.length();
        while (start < end && dashed.charAt(start) == '-') {
            start++;
        }
        while (end > start && dashed.charAt(end - 1) == '-') {
            end--;
        }
        String name = dashed.substring(start, end);
        return name.isEmpty() || name.equals(".") || name.equals("..") ? Optional.empty() : Optional.of(name);
    }

    /** The text with one dash for each code point that may not stand in a path component. */
    static String dashed(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(point -> result.append(isSafe(point) ? (char) point : '-'));
        return result.toString();
    }

    private static boolean isSafe(int point) {
        return point >= 'a' && point <= 'z'
                || point >= 'A' && point <= 'Z'
                || point >= '0' && point <= '9'
                || point == '.'
                || point == '-'
                || point == '_';
    }

    @Override
    public String toString() {
        return name;
    }
}
