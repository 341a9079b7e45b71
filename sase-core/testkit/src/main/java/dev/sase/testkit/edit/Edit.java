package dev.sase.testkit.edit;

/**
 * An edit that was made.
 *
 * @param number 1 for the first
 * @param what what was done, for people
 * @param path the file or folder, relative to the home
 */
public record Edit(long number, String what, String path) {
    @Override
    public String toString() {
        return number + ": " + what + " " + path;
    }
}
