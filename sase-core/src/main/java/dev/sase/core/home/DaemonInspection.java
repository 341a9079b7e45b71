package dev.sase.core.home;

import java.util.Optional;

/**
 * What the files of a run root say about its daemon, without asking the daemon. A held kernel lock is what tells a live daemon
 * from a dead one; the metadata only names it.
 *
 * @param state one of five states
 * @param message why, and what to do about it
 * @param metadata the ownership metadata, if it could be read
 */
public record DaemonInspection(State state, String message, Optional<OwnershipMetadata> metadata) {
    /** The states that clients know. */
    public enum State {
        /** Nobody owns the run root and nothing was left behind. */
        STOPPED("stopped"),
        /** The lock is held by the process that the metadata names. */
        RUNNING("running"),
        /** Nobody owns the run root, but an owner did not clean up; the next start takes it over. */
        STALE("stale"),
        /** The run root belongs to somebody that the metadata does not describe, or to another host. */
        CONFLICT("conflict"),
        /** The metadata has another schema, or the lock cannot be tested. */
        INCOMPATIBLE("incompatible");

        private final String token;

        State(String token) {
            this.token = token;
        }

        /** The stable word for output and scripts. */
        public String token() {
            return token;
        }
    }

    /**
     * Inspects a run root. Reads two files and tests one lock; changes nothing.
     *
     * @param locations the run root and this host's identity
     */
    public static DaemonInspection inspect(Locations locations) {
        MetadataReading reading = OwnershipMetadata.read(locations.metadataPath());
        KernelLock.Probe lock = KernelLock.probe(locations.lockPath());
        if (lock == KernelLock.Probe.ABSENT && reading instanceof MetadataReading.Absent) {
            return undescribed(State.STOPPED, "no daemon owns " + locations.runRoot());
        }
        return switch (reading) {
            case MetadataReading.Absent() -> withoutMetadata(lock, "there is no ownership metadata");
            case MetadataReading.Unreadable(String problem) ->
                withoutMetadata(lock, "the ownership metadata cannot be read (" + problem + ")");
            case MetadataReading.Malformed(String problem) ->
                withoutMetadata(lock, "the ownership metadata is malformed (" + problem + ")");
            case MetadataReading.OtherSchema(long schema, Optional<String> _) ->
                undescribed(
                        State.INCOMPATIBLE,
                        "the ownership metadata has schema " + schema + " and this version knows "
                                + OwnershipMetadata.SCHEMA_VERSION
                                + "; use the version of sase that owns the run root");
            case MetadataReading.Present(OwnershipMetadata found) -> described(locations, found, lock);
        };
    }

    private static DaemonInspection withoutMetadata(KernelLock.Probe lock, String found) {
        return switch (lock) {
            case HELD ->
                undescribed(State.CONFLICT, found + ", but a process holds the lock; it may be starting, try again");
            case FREE, ABSENT ->
                undescribed(State.STALE, found + " and nobody holds the lock; the next start takes over");
            case UNKNOWN ->
                undescribed(State.INCOMPATIBLE, found + " and the lock cannot be tested; check the file's permissions");
        };
    }

    private static DaemonInspection described(Locations locations, OwnershipMetadata found, KernelLock.Probe lock) {
        String process = "process " + found.pid();
        if (!found.hostname().equals(locations.host().name())) {
            return new DaemonInspection(
                    State.CONFLICT,
                    "the run root belongs to host " + found.hostname() + " and this host is " + locations.host()
                            + "; choose another with --run-root",
                    Optional.of(found));
        }
        return switch (lock) {
            case FREE, ABSENT ->
                new DaemonInspection(
                        State.STALE,
                        process + " left its metadata behind and nobody holds the lock; the next start takes over",
                        Optional.of(found));
            case UNKNOWN ->
                new DaemonInspection(
                        State.INCOMPATIBLE,
                        "the lock cannot be tested, so " + process + " may live or not; check the file's permissions",
                        Optional.of(found));
            case HELD -> held(found, process);
        };
    }

    private static DaemonInspection held(OwnershipMetadata found, String process) {
        if (!found.isProcessAlive() || found.isFromEarlierBoot()) {
            return new DaemonInspection(
                    State.CONFLICT,
                    "a process holds the lock, but not the dead " + process
                            + " of the metadata; it may be starting, try again",
                    Optional.of(found));
        }
        if (!found.isExecutableMatching()) {
            return new DaemonInspection(
                    State.CONFLICT,
                    "a process holds the lock, but " + process
                            + " runs another program than the metadata says; try again",
                    Optional.of(found));
        }
        return new DaemonInspection(State.RUNNING, process + " owns the run root", Optional.of(found));
    }

    private static DaemonInspection undescribed(State state, String message) {
        return new DaemonInspection(state, message, Optional.empty());
    }
}
