package dev.sase.core.config;

import java.util.Optional;

/**
 * Every configuration key that sase knows, declared once. The names that are checked, {@code config show} and the page of the
 * documentation are made from this table.
 */
public enum ConfigurationKey {
    /** Where the SASE home lies. */
    SASE_HOME("daemon.sase_home", Type.PATH, "", "", Reach.OWN, "The SASE home. Unset: `$SASE_HOME`, else `~/.sase`."),
    /** Where the run root lies. */
    RUN_ROOT(
            "daemon.run_root",
            Type.PATH,
            "",
            "",
            Reach.OWN,
            "The folder of lock, socket, log and databases on this host. Unset: `run/<host>` in the SASE home."),
    /** Where the socket lies. */
    SOCKET_PATH(
            "daemon.socket_path",
            Type.PATH,
            "",
            "",
            Reach.OWN,
            "The socket of the daemon. Unset: `sase-daemon.sock` in the run root."),
    /** How long a start is watched. */
    STARTUP_TIMEOUT(
            "daemon.startup_timeout_seconds",
            Type.SECONDS,
            "5.0",
            "",
            Reach.ANY,
            "How long `sase daemon start` waits until the daemon runs."),
    /** Whether the daemon indexes sources at all. */
    SHADOW_INDEXING(
            "daemon.rollout.milestones.m0_shadow_indexing",
            Type.SWITCH,
            "true",
            "SASE_DAEMON_M0_SHADOW_INDEXING",
            Reach.ANY,
            "Milestone 0: the daemon indexes the sources. A daemon that was started without it serves no reads."),
    /** Whether reads may go through the daemon at all. */
    READ_THROUGH(
            "daemon.rollout.milestones.m1_read_through",
            Type.SWITCH,
            "true",
            "SASE_DAEMON_M1_READ_THROUGH",
            Reach.ANY,
            "Milestone 1: reads may go through the daemon."),
    /** Whether reads go through the daemon. */
    READS_ENABLED(
            "daemon.reads.enabled",
            Type.SWITCH,
            "true",
            "SASE_DAEMON_READS",
            Reach.ANY,
            "Reads go through the daemon when one serves."),
    /** Whether every read goes straight to the files. */
    FORCE_DIRECT(
            "daemon.reads.force_direct",
            Type.SWITCH,
            "false",
            "SASE_DAEMON_FORCE_DIRECT",
            Reach.ANY,
            "Every read goes straight to the files."),
    /** Whether routing results carry diagnostics. */
    FALLBACK_DIAGNOSTICS(
            "daemon.reads.fallback_diagnostics",
            Type.SWITCH,
            "false",
            "SASE_DAEMON_FALLBACK_DIAGNOSTICS",
            Reach.ANY,
            "`--explain` and the debug form of a read add the state of the session."),
    /** Whether one group of reads goes through the daemon; the last part stands for any group. */
    READ_GROUP(
            "daemon.reads.surfaces.<group>",
            Type.SWITCH,
            "true, but false for the ace_ groups",
            "SASE_DAEMON_<GROUP>_READS",
            Reach.ANY,
            "The reads of one group go through the daemon. A group is a surface, by its id, or one of the ACE groups below."),
    /** The database engine of the projection. */
    PROJECTION_ENGINE(
            "daemon.projection.engine",
            Type.ENGINE,
            "sqlite",
            "",
            Reach.ANY,
            "The database engine of the projection. It counts when a daemon starts."),
    /** How long the event log keeps every event. */
    JOURNAL_RETENTION(
            "daemon.journal.retention_hours",
            Type.HOURS,
            "168",
            "",
            Reach.ANY,
            "How long the event log keeps every event; older ones are kept only as far as rows are made from them."),
    /** How large the event log may become. */
    JOURNAL_SIZE(
            "daemon.journal.max_megabytes",
            Type.MEGABYTES,
            "256",
            "",
            Reach.ANY,
            "The size of the event log, in MiB, above which the age of events does not count. What rows are made from stays."),
    /** Bead stores outside the SASE home. */
    BEAD_STORES(
            "beads.stores",
            Type.BEAD_STORES,
            "",
            "",
            Reach.ANY,
            "Bead stores outside the SASE home: paths, or maps of `path` and perhaps `project`."),
    /** The program that another client of the daemon starts. */
    COMMAND(
            "daemon.command",
            Type.COMMAND,
            "",
            "",
            Reach.LATER_OWN,
            "The program of a daemon; this one starts the daemon that it brings."),
    /** Whether the daemon has no HTTP for mobile clients. */
    DISABLE_MOBILE_HTTP(
            "daemon.disable_mobile_http",
            Type.SWITCH,
            "false",
            "",
            Reach.LATER_OWN,
            "The daemon has no HTTP for mobile clients; this one has none in any case."),
    /** Who launches agents. */
    LAUNCH_MODE(
            "daemon.scheduler.launch_mode",
            Type.SCHEDULER_MODE,
            "direct",
            "SASE_DAEMON_SCHEDULER_LAUNCH_MODE",
            Reach.LATER,
            "Who launches agents."),
    /** Who ends agents. */
    LIFECYCLE_MODE(
            "daemon.scheduler.lifecycle_mode",
            Type.SCHEDULER_MODE,
            "direct",
            "SASE_DAEMON_SCHEDULER_LIFECYCLE_MODE",
            Reach.LATER,
            "Who kills, dismisses, cleans up and revives agents."),
    /** Who runs axe tasks. */
    AXE_MODE(
            "daemon.scheduler.axe_mode",
            Type.AXE_MODE,
            "direct",
            "SASE_DAEMON_SCHEDULER_AXE_MODE",
            Reach.LATER,
            "Who runs axe tasks."),
    /** Where the operations of providers run. */
    PROVIDER_HOST_MODE(
            "daemon.provider_host.default_mode",
            Type.HOST_MODE,
            "direct",
            "SASE_PROVIDER_HOST_MODE",
            Reach.LATER,
            "Where operations of providers run that have no mode of their own."),
    /** Whether the shadow mode compares. */
    SHADOW_COMPARE(
            "daemon.provider_host.shadow_compare",
            Type.SWITCH,
            "true",
            "",
            Reach.LATER,
            "The shadow mode compares the answers of both ways."),
    /** Where one operation of providers runs; the last part stands for any operation. */
    PROVIDER_HOST_OPERATION(
            "daemon.provider_host.modes.<operation>",
            Type.HOST_MODE,
            "that of the default mode",
            "SASE_PROVIDER_HOST_<OPERATION>_MODE",
            Reach.LATER,
            "Where one operation of providers runs.");

    /** What a key may hold. */
    public enum Type {
        /** A boolean in a file (true, false, or yes, no, on, off); in a variable also 1 and 0. Anything else is ignored. */
        SWITCH("true or false"),
        /** A path; {@code ~} is the user's home, a relative one starts at the folder of its file, an empty one is unset. */
        PATH("a path"),
        /** A number of seconds above zero. */
        SECONDS("a number of seconds above zero"),
        /** A whole number of hours. */
        HOURS("a whole number of hours, 0 or more"),
        /** A whole number of mebibytes above zero. */
        MEGABYTES("a whole number of MiB above zero"),
        /** The token of a {@link ProjectionEngine}. */
        ENGINE("sqlite or h2"),
        /** A list of {@link BeadStore}s. */
        BEAD_STORES("a list of paths, or of maps with path and perhaps project"),
        /** A program with its arguments. */
        COMMAND("a text or a list of texts"),
        /** Who acts: the caller, the daemon for the record only, or the daemon. */
        SCHEDULER_MODE("direct, shadow or daemon"),
        /** Who acts: the caller or the daemon. */
        AXE_MODE("direct or daemon"),
        /** In which process a provider runs. */
        HOST_MODE("direct, shadow, host-preferred or host-required");

        private final String wanted;

        Type(String wanted) {
            this.wanted = wanted;
        }

        /** Whether values are numbers. */
        public boolean isNumber() {
            return this == SECONDS || this == HOURS || this == MEGABYTES;
        }

        /** What to write, as a fragment for messages and documentation. */
        public String wanted() {
            return wanted;
        }
    }

    /** Who may set a key, and whether it does something yet. */
    enum Reach {
        /** Every layer. */
        ANY(true, false),
        /** The user's files alone: it says where the daemon is or what is run. */
        OWN(true, true),
        /** Every layer, once there is something that it changes. */
        LATER(false, false),
        /** The user's files alone, once there is something that it changes. */
        LATER_OWN(false, true);

        private final boolean used;
        private final boolean own;

        Reach(boolean used, boolean own) {
            this.used = used;
            this.own = own;
        }
    }

    /** Above this many seconds a timeout is a mistake. */
    static final double MAX_SECONDS = 86_400;

    /** Above this many hours, a hundred years, a retention is a mistake. */
    static final double MAX_HOURS = 876_600;

    /** Above this many MiB, a pebibyte, a size is a mistake. */
    static final double MAX_MEGABYTES = 1L << 30;

    private final String path;
    private final Type type;
    private final String defaultText;
    private final String variable;
    private final Reach reach;
    private final String description;

    ConfigurationKey(String path, Type type, String defaultText, String variable, Reach reach, String description) {
        this.path = path;
        this.type = type;
        this.defaultText = defaultText;
        this.variable = variable;
        this.reach = reach;
        this.description = description;
    }

    /** The names from the root of the file, joined by dots; a last one in angle brackets stands for any name. */
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

    /** What the key does, in sentences with code in backquotes. */
    public String description() {
        return description;
    }

    /** Whether the key changes anything. One that does not is known, so that files for other programs raise no warning. */
    public boolean isUsed() {
        return reach.used;
    }

    /** Whether only the user's own files may set the key, not those of a project or a plugin. */
    public boolean isOwn() {
        return reach.own;
    }

    /** Whether the last name of the path stands for any name. */
    public boolean isPattern() {
        return path.endsWith(">");
    }

    /** The path up to the name that stands for any, with its dot; the whole path where there is none. */
    String section() {
        return isPattern() ? path.substring(0, path.indexOf('<')) : path;
    }
}
