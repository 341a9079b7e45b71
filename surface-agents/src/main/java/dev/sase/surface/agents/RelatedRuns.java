package dev.sase.surface.agents;

import dev.sase.spi.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds the runs that a detail of one run shows, without loading the others: those launched at the wanted time, their parents, and the
 * runs whose {@code agent_meta.json} has that time anywhere in its bytes. It may find a run too many, never one too few.
 */
final class RelatedRuns {
    private static final byte[] ESCAPE = {'\\', 'u'};

    private final Set<String> wanted = new HashSet<>();
    private final List<byte[]> needles = new ArrayList<>();
    private boolean everyBackslash;

    /**
     * Looks for runs of a project.
     *
     * @param project the project
     * @param handles the ids of the wanted runs, also of other projects
     */
    RelatedRuns(String project, Set<String> handles) {
        String prefix = RunPlace.agentId(project, "");
        for (String handle : handles) {
            if (handle.startsWith(prefix)) {
                String launched = handle.substring(prefix.length());
                if (!launched.isEmpty()) {
                    add(launched);
                }
            }
        }
    }

    private void add(String launched) {
        wanted.add(launched);
        needles.add(launched.getBytes(StandardCharsets.UTF_8));
        everyBackslash |= launched.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\');
    }

    /** Whether one of the wanted runs can be one of the project. */
    boolean isPossible() {
        return !wanted.isEmpty();
    }

    /** Those of the project's runs that are wanted, or are linked with a wanted one. */
    List<Path> among(List<Path> runs) {
        List<Path> themselves =
                runs.stream().filter(run -> wanted.contains(launched(run))).toList();
        if (themselves.isEmpty()) {
            return List.of();
        }
        Set<String> parents = new HashSet<>();
        themselves.forEach(run -> parents.addAll(parents(meta(run))));
        List<Path> found = new ArrayList<>();
        for (Path run : runs) {
            String launched = launched(run);
            if (wanted.contains(launched) || parents.contains(launched) || mayNameWanted(meta(run))) {
                found.add(run);
            }
        }
        return found;
    }

    private static String launched(Path run) {
        return Texts.wellFormed(String.valueOf(run.getFileName()));
    }

    /** The bytes of a run's metadata; none when there is no readable file, which then names no parent either. */
    private static byte[] meta(Path run) {
        try (InputStream in = Files.newInputStream(run.resolve(RunFolder.AGENT_META))) {
            return in.readNBytes(MarkerFile.MAX_BYTES);
        } catch (IOException _) {
            return new byte[0];
        }
    }

    private static List<String> parents(byte[] meta) {
        try {
            JsonNode object = Json.parse(meta);
            return object.isObject()
                    ? List.of(
                            object.path("parent_timestamp").stringValue(""),
                            object.path("parent_agent_timestamp").stringValue(""))
                    : List.of();
        } catch (InvalidJsonException _) {
            return List.of();
        }
    }

    /** Text that holds an escape may spell the time in another way. */
    private boolean mayNameWanted(byte[] meta) {
        return needles.stream().anyMatch(needle -> contains(meta, needle))
                || contains(meta, everyBackslash ? Arrays.copyOf(ESCAPE, 1) : ESCAPE);
    }

    private static boolean contains(byte[] text, byte[] needle) {
        for (int i = 0; i <= text.length - needle.length; i++) {
            if (text[i] == needle[0] && Arrays.equals(text, i, i + needle.length, needle, 0, needle.length)) {
                return true;
            }
        }
        return false;
    }
}
