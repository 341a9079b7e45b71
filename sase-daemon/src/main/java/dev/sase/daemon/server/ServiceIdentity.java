package dev.sase.daemon.server;

/**
 * Who answers.
 *
 * @param version the version of the daemon's package
 * @param pid the process
 */
public record ServiceIdentity(String version, long pid) {
    /** The name of the service on the wire. */
    public static final String SERVICE = "sase_local_daemon";

    /** The identity of this process. */
    public static ServiceIdentity ofThisProcess(String version) {
        return new ServiceIdentity(version, ProcessHandle.current().pid());
    }
}
