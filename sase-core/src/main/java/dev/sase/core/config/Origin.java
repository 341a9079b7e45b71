package dev.sase.core.config;

/**
 * Where a value comes from.
 *
 * @param kind the kind of place
 * @param where the option, the variable, or file and line; empty for a default
 */
public record Origin(Kind kind, String where) {
    /** The kinds of places, stronger ones first. */
    public enum Kind {
        /** An option of the command line. */
        OPTION("arg"),
        /** A variable of the environment. */
        ENVIRONMENT("env"),
        /** A configuration file. */
        FILE("config"),
        /** Nobody chose. */
        DEFAULT("default");

        private final String token;

        Kind(String token) {
            this.token = token;
        }

        /** The stable word for output. */
        public String token() {
            return token;
        }
    }

    /** Nobody chose. */
    public static final Origin DEFAULT = new Origin(Kind.DEFAULT, "");

    /** An option of the command line. */
    public static Origin option(String name) {
        return new Origin(Kind.OPTION, name);
    }

    /** A variable of the environment. */
    public static Origin variable(String name) {
        return new Origin(Kind.ENVIRONMENT, name);
    }

    static Origin file(Setting.Place place) {
        return new Origin(Kind.FILE, place.toString());
    }

    /** For people: the option, {@code environment NAME}, {@code file:line} or {@code default}. */
    @Override
    public String toString() {
        return switch (kind) {
            case OPTION, FILE -> where;
            case ENVIRONMENT -> "environment " + where;
            case DEFAULT -> "default";
        };
    }
}
