package dev.sase.surface.changespecs;

import java.util.List;
import java.util.Optional;

/**
 * A command that is run for the commits of a ChangeSpec.
 *
 * @param command the command with its leading {@code !} and {@code $}
 * @param runs its runs in the order of the file
 */
public record Hook(String command, List<Run> runs) {
    /**
     * One run of a hook.
     *
     * @param entryId the commit entry, such as {@code 2} or {@code 2a}
     * @param timestamp when it started: {@code YYMMDD_HHMMSS}
     * @param status {@code RUNNING}, {@code PASSED}, {@code FAILED} or {@code DEAD}
     * @param duration how long it took, as written
     * @param suffix the mark at the end
     * @param summary what follows a bar in the mark
     */
    public record Run(
            String entryId,
            String timestamp,
            String status,
            Optional<String> duration,
            Suffix suffix,
            Optional<String> summary) {}

    public Hook {
        runs = List.copyOf(runs);
    }

    /** The command as it is run: without leading {@code !} and {@code $}. */
    public String bareCommand() {
        int start = 0;
        while (start < command.length() && (command.charAt(start) == '!' || command.charAt(start) == '$')) {
            start++;
        }
        return command.substring(start);
    }
}
