package dev.sase.core.config;

/** The environment variables that are read and belong to no {@link ConfigurationKey}, declared once for documentation and output. */
public enum EnvironmentVariable {
    /** Keeps everything away from the daemon. */
    NO_DAEMON(
            "SASE_NO_DAEMON",
            true,
            "`1`, `true`, `yes` or `on`: the daemon is not asked, as with `--no-daemon`. Any other text has no effect."),
    /** The SASE home. */
    SASE_HOME("SASE_HOME", true, "The SASE home where neither `--sase-home` nor `daemon.sase_home` names one."),
    /** The user's home. */
    HOME("HOME", true, "What `~` stands for, and where `.config/sase` is looked for."),
    /** The host's name. */
    HOSTNAME("HOSTNAME", true, "Names the host, and so the default run root; without it the host is `sase-host`."),
    /** The user's runtime folder. */
    XDG_RUNTIME_DIR("XDG_RUNTIME_DIR", true, "Where the socket lies whose path would be too long in the run root."),
    /** The old name of a group's variable. */
    OLD_ACE_AGENTS(
            ReadGroups.OLD_ACE_AGENTS, true, "The old name of `SASE_DAEMON_ACE_AGENTS_READS`, which wins over it."),
    /** The old name of the launch mode. */
    OLD_LAUNCH_MODE("SASE_SCHEDULER_LAUNCH_MODE", false, "The old name of `SASE_DAEMON_SCHEDULER_LAUNCH_MODE`."),
    /** The old name of the lifecycle mode. */
    OLD_LIFECYCLE_MODE(
            "SASE_SCHEDULER_LIFECYCLE_MODE", false, "The old name of `SASE_DAEMON_SCHEDULER_LIFECYCLE_MODE`."),
    /** Marks a process that the scheduler started. */
    SCHEDULER_BRIDGE("SASE_DAEMON_SCHEDULER_HOST_BRIDGE", false, "Set for a process that the scheduler started."),
    /** Marks a process that the scheduler started for axe. */
    AXE_BRIDGE("SASE_DAEMON_SCHEDULER_AXE_HOST_BRIDGE", false, "Set for a process that runs an axe task."),
    /** The old switch of provider hosts. */
    PROVIDER_HOST_QUERIES("SASE_PROVIDER_HOST_QUERIES", false, "The old switch of provider hosts."),
    /** Keeps providers in the process. */
    NO_PROVIDER_HOST("SASE_DISABLE_PROVIDER_HOST_ROUTING", false, "Any text: providers run in the caller's process.");

    private final String variable;
    private final boolean used;
    private final String description;

    EnvironmentVariable(String variable, boolean used, String description) {
        this.variable = variable;
        this.used = used;
        this.description = description;
    }

    /** The name of the variable. */
    public String variable() {
        return variable;
    }

    /** Whether it changes anything. */
    public boolean isUsed() {
        return used;
    }

    /** What it does, in sentences with code in backquotes. */
    public String description() {
        return description;
    }
}
