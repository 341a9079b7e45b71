package dev.sase.surface.agents;

import java.util.Optional;
import java.util.function.Function;

/**
 * A run as one attempt in a chain of retries.
 *
 * @param summary the run
 * @param retryOfTimestamp the attempt before
 * @param retriedAsTimestamp the attempt after
 * @param retryChainRootTimestamp the first attempt
 * @param retryAttempt the number of the attempt
 * @param terminal whether the run is finished or will not be tried again
 */
public record AgentAttempt(
        AgentSummary summary,
        Optional<String> retryOfTimestamp,
        Optional<String> retriedAsTimestamp,
        Optional<String> retryChainRootTimestamp,
        Optional<Long> retryAttempt,
        boolean terminal) {

    /** The attempt that a run is. */
    public static AgentAttempt of(AgentRun run) {
        RunMarkers markers = run.markers();
        Function<String, Optional<String>> metaOrDone = field -> markers.agentMeta()
                .flatMap(meta -> meta.text(field))
                .or(() -> markers.done().flatMap(done -> done.text(field)));
        return new AgentAttempt(
                run.summary(),
                markers.agentMeta().flatMap(meta -> meta.text("retry_of_timestamp")),
                metaOrDone.apply("retried_as_timestamp"),
                metaOrDone.apply("retry_chain_root_timestamp"),
                markers.agentMeta().flatMap(meta -> meta.number("retry_attempt")),
                run.summary().marks().done()
                        || markers.agentMeta()
                                .filter(meta -> meta.isSet("retry_terminal"))
                                .isPresent());
    }

    /** What identifies the attempt among those of its run: the time of its launch. */
    public String attemptId() {
        return summary.place().timestamp();
    }
}
