package dev.sase.core.config;

import java.util.Optional;

/**
 * Every configuration key that sase uses, declared once. Documentation and {@code config show} are made from this table.
 */
public enum ConfigurationKey {
    /** Where the SASE home lies. */
    SASE_HOME("daemon.sase_home", Type.PATH, "", "", "SASE home; unset means $SASE_HOME, else ~/.sase"),
    /** Where the run root lies. */
    RUN_ROOT("daemon.run_root", Type.PATH, "", "", "host-local run root; unset means run/<host> in the SASE home"),
    /** Where the socket lies. */
    SOCKET_PATH(
            "daemon.socket_path",
            Type.PATH,
            "",
            "",
            "socket of the daemon; unset means sase-daemon.sock in the run root"),
    /** How long a start is watched. */
    STARTUP_TIMEOUT(
            "daemon.startup_timeout_seconds",
            Type.SECONDS,
            "5.0",
            "",
            "seconds that an explicit start waits for the daemon"),
    /** Whether the daemon indexes sources that nobody reads through it yet. */
    SHADOW_INDEXING(
            "daemon.rollout.milestones.m0_shadow_indexing",
            Type.SWITCH,
            "true",
            "SASE_DAEMON_M0_SHADOW_INDEXING",
            "index sources in the background"),
    /** Whether reads may go through the daemon at all. */
    READ_THROUGH(
            "daemon.rollout.milestones.m1_read_through",
            Type.SWITCH,
            "true",
            "SASE_DAEMON_M1_READ_THROUGH",
            "let reads go through the daemon (milestone)"),
    /** Whether reads go through the daemon. */
    READS_ENABLED("daemon.reads.enabled", Type.SWITCH, "true", "SASE_DAEMON_READS", "let reads go through the daemon"),
    /** Whether every read goes straight to the files. */
    FORCE_DIRECT(
            "daemon.reads.force_direct",
            Type.SWITCH,
            "false",
            "SASE_DAEMON_FORCE_DIRECT",
            "send every read straight to the files"),
    /** Whether routing results carry diagnostics. */
    FALLBACK_DIAGNOSTICS(
            "daemon.reads.fallback_diagnostics",
            Type.SWITCH,
            "false",
            "SASE_DAEMON_FALLBACK_DIAGNOSTICS",
            "add diagnostics to the reason of a direct read"),
    /** Whether one group of reads goes through the daemon; the last part stands for any group. */
    READ_GROUP(
            "daemon.reads.surfaces.<group>",
            Type.SWITCH,
            "true, but false for the ace_ groups",
            "SASE_DAEMON_<GROUP>_READS",
            "let the reads of one group go through the daemon"),
    /** The database engine of the projection. */
    PROJECTION_ENGINE("daemon.projection.engine", Type.ENGINE, "sqlite", "", "database engine of the projection"),
    /** Bead stores outside the SASE home. */
    BEAD_STORES(
            "beads.stores",
            Type.BEAD_STORES,
            "",
            "",
            "bead stores outside the SASE home: paths, or maps of project and path");

    /** What a key may hold. */
    public enum Type {
        /** A boolean in a file (true, false, or yes, no, on, off); in a variable also 1 and 0. Anything else is ignored. */
        SWITCH("true or false"),
        /** A path; {@code ~} is the user's home, a relative one starts at the folder of its file, an empty one is unset. */
        PATH("a path"),
        /** A number of seconds above zero. */
        SECONDS("a number of seconds above zero"),
        /** The token of a {@link ProjectionEngine}. */
        ENGINE("sqlite or h2"),
        /** A list of {@link BeadStore}s. */
        BEAD_STORES("a list of paths, or of maps with path and perhaps project");

        private final String wanted;

        Type(String wanted) {
            this.wanted = wanted;
        }

        /** What to write, as a fragment for messages and documentation. */
        public String wanted() {
            return wanted;
        }
    }

    /** Above this many seconds a timeout is a mistake. */
    static final double MAX_SECONDS = 86_400;

    private final String path;
    private final Type type;
    private final String defaultText;
    private final String variable;
    private final String description;

    ConfigurationKey(String path, Type type, String defaultText, String variable, String description) {
        this.path = path;
        this.type = type;
        this.defaultText = defaultText;
        this.variable = variable;
        this.description = description;
    }

    /** The names from the root of the file, joined by dots; {@code <group>} stands for any one name. */
    public String path() {
        return path;
    }

    /** What the key may hold. */
    public Type type() {
        return type;
    }

    /** The value where nothing is configured, as text; empty for unset. */
    public String defaultText() {
        return defaultText;
    }

    /** The environment variable that wins over the files; empty if there is none. */
    public Optional<String> variable() {
        return variable.isEmpty() ? Optional.empty() : Optional.of(variable);
    }

    /** What the key is for, as a fragment. */
    public String description() {
        return description;
    }
}
