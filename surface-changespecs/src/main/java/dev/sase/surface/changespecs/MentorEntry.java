package dev.sase.surface.changespecs;

import java.util.List;
import java.util.Optional;

/**
 * The mentors that look at one commit entry.
 *
 * @param entryId the commit entry, such as {@code 2} or {@code 2a}
 * @param profiles the profiles of mentors
 * @param runs their runs in the order of the file
 * @param draft whether the entry belongs to a draft
 */
public record MentorEntry(String entryId, List<String> profiles, List<Run> runs, boolean draft) {
    /**
     * One run of a mentor.
     *
     * @param profile the profile of the mentor
     * @param mentor the mentor
     * @param status {@code STARTING}, {@code RUNNING}, {@code PASSED}, {@code COMMENTED}, {@code FAILED}, {@code DEAD} or {@code KILLED}
     * @param timestamp when it started: {@code YYMMDD_HHMMSS}
     * @param duration how long it took, as written
     * @param suffix the mark at the end; of type {@link SuffixType#PLAIN} and without text where it was the duration
     */
    public record Run(
            String profile,
            String mentor,
            String status,
            Optional<String> timestamp,
            Optional<String> duration,
            Suffix suffix) {}

    public MentorEntry {
        profiles = List.copyOf(profiles);
        runs = List.copyOf(runs);
    }
}
