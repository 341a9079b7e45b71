package dev.sase.cli.daemon;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast read groups are through the daemon and straight from the files, as a benchmark reported it: a JSON object whose
 * {@code read_groups} is a list of objects. Immutable.
 *
 * @param path the file
 * @param scenarios the measurements in order of the file
 */
record BenchmarkReport(Path path, List<Scenario> scenarios) {
    private static final String LIST = "read_groups";

    /**
     * One measurement of a group.
     *
     * @param group the read group
     * @param records how many records the store has; zero if the report does not say
     * @param runs how often each way was measured; zero if the report does not say
     * @param daemonMillis the median of a read through the daemon
     * @param directMillis the median of the same read straight from the files
     * @param usedDaemon whether the daemon served the reads that were to measure it
     */
    record Scenario(
            String group, long records, long runs, double daemonMillis, double directMillis, boolean usedDaemon) {
        /** Whether it speaks for the daemon. A fast answer that came from the files does not. */
        boolean isOk() {
            return usedDaemon && daemonMillis <= directMillis;
        }

        /** For people. */
        String text() {
            return String.format(Locale.ROOT, "daemon p50 %.2f ms, files p50 %.2f ms", daemonMillis, directMillis)
                    + (records > 0 ? ", " + records + " records" : "")
                    + (usedDaemon ? "" : ", but the daemon did not serve these reads");
        }

        void write(JsonWriter json) {
            json.beginObject();
            json.name("daemon_p50_ms").number(daemonMillis);
            json.name("direct_p50_ms").number(directMillis);
            json.name("records").number(records);
            json.name("runs").number(runs);
            json.name("used_daemon").bool(usedDaemon);
            json.endObject();
        }
    }

    /**
     * Reads a report.
     *
     * @throws SaseException {@code INVALID_REQUEST} naming what is wrong with the file
     */
    static BenchmarkReport read(Path file) {
        try {
            JsonNode list =
                    JsonMapper.shared().readTree(Files.readAllBytes(file)).path(LIST);
            if (!list.isArray()) {
                throw unusable(file, "it is no object with a list " + LIST, null);
            }
            List<Scenario> scenarios = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                scenarios.add(scenario(file, LIST + "[" + i + "]", list.get(i)));
            }
            return new BenchmarkReport(file, List.copyOf(scenarios));
        } catch (IOException e) {
            throw unusable(file, e.toString(), e);
        } catch (JacksonException e) {
            throw unusable(file, "it is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Scenario scenario(Path file, String place, JsonNode node) {
        JsonNode group = node.path("group");
        if (!group.isString()) {
            throw unusable(file, place + " has no text 'group'", null);
        }
        return new Scenario(
                group.stringValue(),
                node.path("records").longValue(0),
                node.path("runs").longValue(0),
                millis(file, place, node, "daemon_p50_ms"),
                millis(file, place, node, "direct_p50_ms"),
                node.path("used_daemon").booleanValue(true));
    }

    private static double millis(Path file, String place, JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isNumber() || value.doubleValue() < 0) {
            throw unusable(file, place + " has no number '" + name + "'", null);
        }
        return value.doubleValue();
    }

    private static SaseException unusable(Path file, String found, @Nullable Exception cause) {
        return new SaseException(
                ErrorCode.INVALID_REQUEST,
                "the benchmark report " + file + " cannot be used: " + found
                        + "; docs/configuration.md says what it has to hold",
                cause);
    }

    /** The measurements of a group. */
    List<Scenario> of(String group) {
        return scenarios.stream()
                .filter(scenario -> scenario.group().equals(group))
                .toList();
    }

    /** {@code ok} if every measurement of a group speaks for the daemon, else {@code blocked}; {@code not_reported} without. */
    static String status(Optional<BenchmarkReport> report, String group) {
        List<Scenario> found = report.map(each -> each.of(group)).orElse(List.of());
        if (found.isEmpty()) {
            return "not_reported";
        }
        return found.stream().allMatch(Scenario::isOk) ? "ok" : "blocked";
    }
}
