package dev.sase.core.read;

import dev.sase.spi.Answer;
import dev.sase.spi.RawJson;
import java.util.List;
import java.util.Optional;

/**
 * One answered page: the members of the answer, the same bytes whichever path served them.
 *
 * @param members the members in order
 * @param nextCursor where the next page starts; empty at the end
 * @param truncated whether the byte limit shortened the page
 * @param omitted handles of rows too large to be sent
 * @param snapshotId the projection's state that pages are bound to; empty when read from files
 */
public record ReadPage(
        List<Answer.Member> members,
        Optional<String> nextCursor,
        boolean truncated,
        List<String> omitted,
        Optional<String> snapshotId) {
    public ReadPage {
        members = List.copyOf(members);
        omitted = List.copyOf(omitted);
    }

    /** The value of a member that is not the rows. */
    public Optional<RawJson> value(String name) {
        return new Answer(members, Optional.empty(), false, List.of()).value(name);
    }

    /** The rows, empty when the answer has none. */
    public List<RawJson> rows() {
        return new Answer(members, Optional.empty(), false, List.of()).rows();
    }
}
