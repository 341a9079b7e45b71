package dev.sase.bench;

import dev.sase.core.read.ReadRequest;
import java.io.IOException;
import java.util.List;

/**
 * Records of a surface that a writer changes.
 *
 * @param surface the surface, for people
 * @param spots where records can be changed, at most {@link #MOST_SPOTS}, in no order
 * @param appending adds to the source
 */
record FollowedSource(String surface, List<Spot> spots, Appending appending) {
    /** As many as a burst changes. */
    static final int MOST_SPOTS = 1_000;

    FollowedSource {
        spots = List.copyOf(spots);
        if (spots.isEmpty()) {
            throw new IllegalArgumentException("the home has nothing of " + surface + " to change");
        }
    }

    /** Adds something to a source. */
    @FunctionalInterface
    interface Appending {
        /**
         * Adds it.
         *
         * @param spot a record to which it may be added
         * @param mark a text in what is added
         * @return a read that shows the mark from then on
         */
        ReadRequest append(Spot spot, String mark) throws IOException;
    }

    /** How programs change files. */
    enum Way {
        /** A few bytes are overwritten. */
        IN_PLACE("in place"),
        /** Something is added. */
        APPENDED("appended"),
        /** A whole new file takes the place of the old one. */
        REPLACED("replaced by rename");

        private final String text;

        Way(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** The same under another name. */
    FollowedSource named(String name) {
        return new FollowedSource(name, spots, appending);
    }

    /** Makes a change; a read that shows its mark from then on is the result. */
    ReadRequest change(Way way, Spot spot, String mark) throws IOException {
        switch (way) {
            case IN_PLACE -> spot.write(mark);
            case REPLACED -> spot.replace(mark);
            case APPENDED -> {
                return appending.append(spot, mark);
            }
        }
        return spot.read();
    }
}
