package dev.sase.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a read gives: JSON members in order, at most one of which is the list of rows of a page. Immutable.
 *
 * @param members the members in order
 * @param next the position behind which the next page starts; empty at the end
 * @param truncated whether the byte limit shortened the page
 * @param omitted handles of rows too large to be sent
 */
public record Answer(List<Member> members, Optional<Position> next, boolean truncated, List<String> omitted) {
    /** One member of an answer. */
    public sealed interface Member {
        /** The member's JSON name. */
        String name();
    }

    /**
     * A member with a complete value.
     *
     * @param name the JSON name
     * @param json the value
     */
    public record Value(String name, RawJson json) implements Member {}

    /**
     * The member that is the array of rows of a page.
     *
     * @param name the JSON name
     * @param rows the elements
     */
    public record Rows(String name, List<RawJson> rows) implements Member {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    public Answer {
        members = List.copyOf(members);
        omitted = List.copyOf(omitted);
    }

    /** Starts an answer. */
    public static Builder builder() {
        return new Builder();
    }

    /** The value of a member that is not the rows. */
    public Optional<RawJson> value(String name) {
        return members.stream()
                .filter(member -> member instanceof Value && member.name().equals(name))
                .map(member -> ((Value) member).json())
                .findFirst();
    }

    /** The rows, empty when the answer has none. */
    public List<RawJson> rows() {
        return members.stream()
                .filter(Rows.class::isInstance)
                .map(member -> ((Rows) member).rows())
                .findFirst()
                .orElse(List.of());
    }

    /** Collects the members of an answer in order. */
    public static final class Builder {
        private final List<Member> members = new ArrayList<>();
        private Optional<Position> next = Optional.empty();
        private boolean truncated;
        private List<String> omitted = List.of();

        private Builder() {}

        /** Adds a member. */
        public Builder value(String name, RawJson json) {
            members.add(new Value(name, json));
            return this;
        }

        /** Adds the rows of a slice and takes over where it ended. */
        public Builder rows(String name, Slice slice) {
            return rows(name, slice, slice.rows().stream().map(Slice.Row::json).toList());
        }

        /** Adds rows made of those of a slice, one for one, and takes over where it ended. */
        public Builder rows(String name, Slice slice, List<RawJson> rows) {
            members.add(new Rows(name, rows));
            next = slice.next();
            truncated = slice.truncated();
            omitted = slice.omitted();
            return this;
        }

        /** The answer. */
        public Answer build() {
            return new Answer(members, next, truncated, omitted);
        }
    }
}
