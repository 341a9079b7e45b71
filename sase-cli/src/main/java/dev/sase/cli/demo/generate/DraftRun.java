package dev.sase.cli.demo.generate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A run of an agent and what became of it, before its folder is written.
 *
 * @param workflow the name of the folder of its kind
 * @param name the agent's name
 * @param clName the ChangeSpec that it works on
 * @param model the model
 * @param launched when it was launched; no other run of its project was launched then
 * @param ended when it ended, or would
 * @param fate what became of it
 * @param role its role in its family
 * @param parent when the first of its family was launched
 * @param retry what it repeats, and what repeats it
 * @param hidden whether lists leave it out
 * @param prompt what it was asked
 */
record DraftRun(
        String workflow,
        String name,
        String clName,
        Model model,
        Instant launched,
        Instant ended,
        Fate fate,
        Optional<String> role,
        Optional<Instant> parent,
        Retry retry,
        boolean hidden,
        String prompt) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * A model.
     *
     * @param provider who serves it
     * @param name its name
     */
    record Model(String provider, String name) {}

    /**
     * The place of a run in a chain of tries.
     *
     * @param of when the run that it repeats was launched
     * @param as when the run that repeats it was launched
     */
    record Retry(Optional<Instant> of, Optional<Instant> as) {
        /** One that is tried once. */
        static final Retry NONE = new Retry(Optional.empty(), Optional.empty());
    }

    /** What becomes of runs. */
    enum Fate {
        /** It did what it was asked. */
        COMPLETED("completed"),
        /** There was nothing to do. */
        NOOP("noop"),
        /** It gave up. */
        FAILED("failed"),
        /** Somebody ended it. */
        KILLED("killed"),
        /** It ended, was archived, and its folder was cleared. */
        DISMISSED(""),
        /** It is at work. */
        RUNNING(""),
        /** It is at work and waits for an answer. */
        ASKING(""),
        /** It waits for others. */
        WAITING(""),
        /** It was launched this moment. */
        STARTING("");

        private final String outcome;

        Fate(String outcome) {
            this.outcome = outcome;
        }

        /** The word for a run that has ended; empty otherwise. */
        Optional<String> outcome() {
            return Optional.of(outcome).filter(word -> !word.isEmpty());
        }

        boolean hasStarted() {
            return this != WAITING && this != STARTING;
        }
    }

    /** The name of its folder. */
    String timestamp() {
        return stamp(launched);
    }

    /** A time as folders of runs are named. */
    static String stamp(Instant time) {
        return STAMP.format(time);
    }

    boolean isWorkflow() {
        return workflow.startsWith("workflow-");
    }
}
