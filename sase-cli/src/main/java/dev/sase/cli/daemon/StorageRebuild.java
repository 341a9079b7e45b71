package dev.sase.cli.daemon;

import dev.sase.cli.command.Call;
import dev.sase.core.transport.JsonView;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code sase daemon rebuild --reset-storage} where no daemon runs: one is started that does only this. */
final class StorageRebuild {
    static final String SOURCE = "one_shot_daemon_rebuild";

    private StorageRebuild() {}

    /**
     * Rebuilds.
     *
     * @param call for the environment and for telling that it takes long
     * @param target whose projection
     * @param surface the surface asked for, which is only echoed
     * @param project the project asked for, likewise
     * @param timeout how long it may take; it is ended then and has changed nothing
     * @return the document of the command, without {@code source}
     */
    static JsonView run(Call call, DaemonTarget target, String surface, Optional<String> project, Duration timeout) {
        target.locations().requireHome();
        long begin = System.nanoTime();
        Process process =
                DaemonProcess.startRebuild(target.locations(), call.terminal().environment());
        try {
            call.talk().note("rebuild: a daemon makes the projection anew");
            byte[] output = output(process, target, timeout);
            call.talk().clear();
            return JsonView.of(document(output, target, surface, project, begin));
        } finally {
            end(process);
        }
    }

    private static byte[] output(Process process, DaemonTarget target, Duration timeout) {
        CompletableFuture<byte[]> output = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (InputStream in = process.getInputStream()) {
                output.complete(in.readAllBytes());
            } catch (IOException e) {
                output.completeExceptionally(e);
            }
        });
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SaseException(
                        ErrorCode.DAEMON_TIMEOUT,
                        "the rebuild took longer than " + timeout.toMillis() / 1000.0
                                + " s and was ended; give more time with --timeout");
            }
            if (process.exitValue() != 0) {
                throw failed(target, "it ended with exit code " + process.exitValue(), null);
            }
            return output.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failed(target, "its output cannot be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SaseException(ErrorCode.DAEMON_TIMEOUT, "the wait for the rebuild was interrupted", e);
        }
    }

    private static RawJson document(
            byte[] output, DaemonTarget target, String surface, Optional<String> project, long begin) {
        JsonNode printed;
        try {
            printed = JsonMapper.shared().readTree(output);
        } catch (JacksonException e) {
            throw failed(target, "what it printed is no JSON", e);
        }
        if (!printed.isObject()) {
            throw failed(target, "what it printed is no JSON object", null);
        }
        JsonWriter json = new JsonWriter().beginObject();
        printed.properties()
                .forEach(member ->
                        json.name(member.getKey()).raw(JsonMapper.shared().writeValueAsBytes(member.getValue())));
        json.name("surface").string(surface);
        json.name("project_id").string(project.orElse(null));
        json.name("summaries").beginArray().endArray();
        json.name("elapsed_ms").number((System.nanoTime() - begin) / 1_000_000);
        json.name("next_command").string("sase daemon verify --surface all --json");
        return json.endObject().toRawJson();
    }

    /** It reads nothing and serves nobody, so that nothing is lost when it is ended. */
    private static void end(Process process) {
        if (process.isAlive()) {
            process.destroyForcibly();
        }
    }

    private static SaseException failed(DaemonTarget target, String found, @Nullable Exception cause) {
        return new SaseException(
                ErrorCode.STORE_FAILED,
                "the rebuild without a daemon failed, " + found
                        + DaemonProcess.lastWords(target.locations().logPath()) + "; see "
                        + target.locations().logPath(),
                cause);
    }
}
