package dev.sase.surface.beads;

import dev.sase.spi.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events of one stream file in file order, with what is wrong in it.
 *
 * @param events the events that can be used
 * @param diagnostics one for every line that cannot
 */
record EventStream(List<BeadEvent> events, List<Diagnostic> diagnostics) {
    private static final String RETIRED_TYPE = "flag";

    /** Reads a stream; a stream of a retired flag that was removed has neither events nor diagnostics. */
    static EventStream read(int index, Path file) throws IOException {
        List<BeadEvent> events = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        EventParser parser = new EventParser(index, file);
        Retirement retirement = new Retirement();
        try (LineReader lines = LineReader.open(file)) {
            while (lines.next()) {
                try {
                    Optional<JsonObject> json = parser.json(lines);
                    if (json.isPresent()) {
                        retirement.look(json.get());
                        events.add(parser.event(json.get(), lines.number()));
                    }
                } catch (MalformedException e) {
                    retirement.malformed(e);
                    diagnostics.add(Diagnostic.corrupt(e.token(), file, lines.number(), e.problem()));
                }
            }
        }
        return retirement.isComplete() ? new EventStream(List.of(), List.of()) : new EventStream(events, diagnostics);
    }

    /** Looks for the creation of a flag, a type that no longer exists, and a removal, up to the first line that is not JSON. */
    private static final class Retirement {
        private boolean looking = true;
        private boolean flagCreated;
        private boolean removed;

        void look(JsonObject json) throws MalformedException {
            if (looking && json.isSet("operation")) {
                String operation = json.required("operation");
                removed |= operation.equals("issue_removed");
                flagCreated |= operation.equals("issue_created") && isFlag(json);
            }
        }

        void malformed(MalformedException problem) {
            looking &= problem.token().equals(MalformedException.INVALID_RECORD)
                    || problem.token().equals(MalformedException.UNKNOWN_OPERATION);
        }

        boolean isComplete() {
            return flagCreated && removed;
        }

        private static boolean isFlag(JsonObject json) throws MalformedException {
            JsonObject issue = json.object("payload").object("issue");
            return issue.isSet("issue_type") && issue.required("issue_type").equals(RETIRED_TYPE);
        }
    }
}
