package dev.sase.spi;

import java.nio.file.Path;
import java.util.List;

/**
 * A place below which a surface finds its sources, and what has to be watched there: the root itself, and the folders below it that
 * fit one of the patterns. A pattern is a path of names relative to the root, where {@code *} stands for any one name and a last
 * {@code **} for any number of further folders, so that <code>&#42;/artifacts/&#42;</code> are the folders in the
 * {@code artifacts} of each folder of the root. A file of a source lies directly in such a folder.
 *
 * @param path the absolute path of a folder or file; it need not exist
 * @param folders the patterns; empty means the root alone
 */
public record SourceRoot(Path path, List<String> folders) {
    public SourceRoot {
        folders = List.copyOf(folders);
        for (String pattern : folders) {
            List<String> names = List.of(pattern.split("/", -1));
            if (names.contains("") || names.indexOf("**") >= 0 && names.indexOf("**") < names.size() - 1) {
                throw new IllegalArgumentException(
                        "'" + pattern + "' is no pattern of folders: names joined by '/', '**' only at the end");
            }
        }
    }

    /**
     * A root with all folders below it, or alone.
     *
     * @param path the absolute path
     * @param recursive whether sources lie at any depth below it
     */
    public SourceRoot(Path path, boolean recursive) {
        this(path, recursive ? List.of("**") : List.of());
    }

    /**
     * A root with some of the folders below it.
     *
     * @param path the absolute path
     * @param patterns which folders
     * @return the root
     */
    public static SourceRoot of(Path path, String... patterns) {
        return new SourceRoot(path, List.of(patterns));
    }

    /** Whether sources may lie directly in a folder: it is the root or fits a pattern. */
    public boolean covers(Path folder) {
        return folder.equals(path) || fits(folder, false);
    }

    /** Whether a folder is the root, fits a pattern, or has folders below it that may. */
    public boolean leads(Path folder) {
        return folder.equals(path) || fits(folder, true);
    }

    private boolean fits(Path folder, boolean orLeads) {
        if (!folder.startsWith(path) || folder.equals(path)) {
            return false;
        }
        Path relative = path.relativize(folder);
        return folders.stream().anyMatch(pattern -> fits(List.of(pattern.split("/", -1)), relative, orLeads));
    }

    private static boolean fits(List<String> pattern, Path names, boolean orLeads) {
        for (int i = 0; i < names.getNameCount(); i++) {
            if (i >= pattern.size()) {
                return false;
            }
            if (pattern.get(i).equals("**")) {
                return true;
            }
            if (!pattern.get(i).equals("*")
                    && !pattern.get(i).equals(names.getName(i).toString())) {
                return false;
            }
        }
        int left = pattern.size() - names.getNameCount();
        return left == 0 || orLeads || left == 1 && pattern.getLast().equals("**");
    }
}
