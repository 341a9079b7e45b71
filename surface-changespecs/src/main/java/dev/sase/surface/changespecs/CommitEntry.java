package dev.sase.surface.changespecs;

import java.util.List;
import java.util.Optional;

/**
 * One commit of a ChangeSpec, or one proposal for a commit.
 *
 * @param number its number, unsigned 32 bits; 0 where the file has one that does not fit
 * @param note its title without the suffix
 * @param chat the chat that led to it
 * @param diff the file with its changes
 * @param plan the plan behind it
 * @param proposalLetter the letter of a proposal
 * @param suffix the mark at the end of the title
 * @param body the lines below the title
 */
public record CommitEntry(
        long number,
        String note,
        Optional<String> chat,
        Optional<String> diff,
        Optional<String> plan,
        Optional<String> proposalLetter,
        Suffix suffix,
        List<String> body) {
    public CommitEntry {
        body = List.copyOf(body);
    }
}
