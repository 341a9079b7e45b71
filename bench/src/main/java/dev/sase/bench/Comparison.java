package dev.sase.bench;

import dev.sase.spi.JsonWriter;

/**
 * The same command through the daemon, which was seen to serve it, and straight from the files.
 *
 * @param group the read group
 * @param name the command
 * @param records how many records the store has
 * @param daemon the times through the daemon
 * @param files the times from the files
 */
record Comparison(String group, String name, int records, Percentiles daemon, Percentiles files) {
    private static final double NANOS = 1e6;

    /** Writes it as {@code sase daemon rollout} reads it. */
    void write(JsonWriter json) {
        json.beginObject();
        json.name("group").string(group);
        json.name("name").string(name);
        json.name("records").number(records);
        json.name("runs").number(Math.min(daemon.count(), files.count()));
        json.name("daemon_p50_ms").number(daemon.median() / NANOS);
        json.name("direct_p50_ms").number(files.median() / NANOS);
        json.name("used_daemon").bool(true);
        json.endObject();
    }
}
