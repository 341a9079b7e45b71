package dev.sase.surface.changespecs;

import java.util.Optional;

/**
 * What all ChangeSpecs of a project file have in common. Immutable.
 *
 * @param projectId the name of the folder that holds the file, empty where the path has none
 * @param filePath the path of the file, absolute for a file of a home
 * @param generation by which rules the file was read
 * @param displayName the project's name as its header states it, if that is valid; only a file of {@link Generation#V5} has one
 * @param updatedAt when the file was last written: RFC 3339 in UTC with milliseconds
 */
public record SpecSource(
        String projectId, String filePath, Generation generation, Optional<String> displayName, String updatedAt) {
    private static final String ARCHIVE = "-archive";

    /**
     * The source of a file known by its path alone.
     *
     * @param filePath the path, with {@code /} before the file name
     * @param generation by which rules the file is read
     * @param displayName the project's name as the header of the file states it
     * @param updatedAt when the file was last written
     */
    public static SpecSource of(
            String filePath, Generation generation, Optional<String> displayName, String updatedAt) {
        return new SpecSource(parentName(filePath), filePath, generation, displayName, updatedAt);
    }

    /** Whether the file holds archived ChangeSpecs: its name ends with {@code -archive.sase} or {@code -archive.gp}. */
    public boolean isArchive() {
        String file = fileName(filePath);
        int dot = file.lastIndexOf('.');
        String extension = file.substring(dot + 1);
        boolean known = dot >= 0 && (extension.equals("sase") || extension.equals("gp"));
        return known && file.substring(0, dot).endsWith(ARCHIVE);
    }

    /** The name of the file without its extension and without {@code -archive}. */
    public String projectBasename() {
        String file = fileName(filePath);
        int dot = file.lastIndexOf('.');
        String stem = dot < 0 ? file : file.substring(0, dot);
        return stem.endsWith(ARCHIVE) ? stem.substring(0, stem.length() - ARCHIVE.length()) : stem;
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** Only {@code /} separates here: a folder's name may hold the other one. */
    private static String parentName(String path) {
        int end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
