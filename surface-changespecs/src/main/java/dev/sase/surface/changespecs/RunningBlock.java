package dev.sase.surface.changespecs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the claims of workspaces in a project file: the lines below the first one that begins with {@code RUNNING:}, wherever it
 * stands, as long as they are indented by two blanks and begin with {@code #} or {@code |}. A line that is no claim is passed over,
 * and so is a second claim of a workspace. Not thread-safe.
 */
final class RunningBlock {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final Pattern STAMP = Pattern.compile("[0-9]{14}|[0-9]{6}_[0-9]{6}");
    private static final long LARGEST_NUMBER = 0xffff_ffffL;
    private static final int LEAST_PARTS = 4;
    private static final String PINNED = "PINNED";

    private final Map<String, List<WorkspaceClaim>> claims = new HashMap<>();
    private final Set<Long> claimed = new HashSet<>();
    private boolean open;
    private boolean ended;

    /** Takes the next line of the file. */
    void line(String line) {
        if (ended) {
            return;
        }
        if (!open) {
            open = line.startsWith("RUNNING:");
        } else if (line.startsWith("  #") || line.startsWith("  |")) {
            claim(line);
        } else {
            ended = true;
        }
    }

    /** The claims by the names of the ChangeSpecs that they are for. */
    Map<String, List<WorkspaceClaim>> claims() {
        return claims;
    }

    private void claim(String line) {
        List<String> parts = new ArrayList<>();
        for (String part : line.split("\\|", -1)) {
            parts.add(Whitespace.trim(part));
        }
        String first = parts.getFirst();
        Long number = first.startsWith("#") ? number(first.substring(1)) : null;
        Long pid = parts.size() < LEAST_PARTS ? null : number(parts.get(1));
        if (number == null || pid == null || parts.get(2).isEmpty()) {
            return;
        }
        List<String> further = parts.subList(LEAST_PARTS, parts.size());
        if (further.stream()
                        .allMatch(part ->
                                part.equals(PINNED) || STAMP.matcher(part).matches())
                && (number == 0 || claimed.add(number))) {
            claims.computeIfAbsent(parts.get(3), _ -> new ArrayList<>())
                    .add(new WorkspaceClaim(
                            number,
                            pid,
                            parts.get(2),
                            further.stream()
                                    .filter(part -> !part.equals(PINNED))
                                    .findFirst(),
                            further.contains(PINNED)));
        }
    }

    private static @Nullable Long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        long number = Long.parseLong(text);
        return number <= LARGEST_NUMBER ? number : null;
    }
}
