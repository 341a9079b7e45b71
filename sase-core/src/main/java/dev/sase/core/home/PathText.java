package dev.sase.core.home;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Turns path texts of options, variables and configuration files into absolute, normalised paths. Immutable. */
public final class PathText {
    private final Optional<Path> userHome;
    private final Path workingFolder;

    /**
     * Reads texts as one user in one folder does.
     *
     * @param environment {@code HOME} is what a leading {@code ~} stands for
     * @param workingFolder what a relative path is relative to
     */
    public PathText(Map<String, String> environment, Path workingFolder) {
        this.workingFolder = workingFolder.toAbsolutePath().normalize();
        this.userHome = Optional.ofNullable(environment.get("HOME"))
                .filter(text -> !text.isEmpty())
                .map(text -> this.workingFolder.resolve(text).normalize());
    }

    /** What {@code ~} stands for; empty without {@code HOME}. */
    public Optional<Path> userHome() {
        return userHome;
    }

    Path workingFolder() {
        return workingFolder;
    }

    /**
     * Resolves one text.
     *
     * @param text absolute, relative, or beginning with {@code ~/}
     * @return an absolute, normalised path
     * @throws IllegalArgumentException if the text is no path, names another user's home, or needs a missing {@code HOME}
     */
    public Path resolve(String text) {
        try {
            if (text.equals("~") || text.startsWith("~/")) {
                Path home = userHome.orElseThrow(
                        () -> new IllegalArgumentException("\"" + text + "\" begins with ~ but HOME is not set"));
                return home.resolve(text.length() > 2 ? text.substring(2) : "").normalize();
            }
            if (text.startsWith("~")) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" names the home of another user, which is not expanded");
            }
            return workingFolder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a path: " + e.getReason(), e);
        }
    }
}
