package dev.sase.surface.agents.sidecar;

/** Names of runs and hoods. Each is the name of a folder, so it may be nothing else than that. */
final class GlobalName {
    private static final int LONGEST = 255;
    private static final String ROLE = "--";

    private GlobalName() {}

    /** Whether a text is a single component of a path: no separator, no way up, nothing that cannot be a file's name. */
    static boolean isComponent(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < 0x20 || c == 0x7f);
    }

    /** The hood of a local name: its first segment without a role. */
    static String hoodOf(String localName) {
        int dot = localName.indexOf('.');
        String segment = dot < 0 ? localName : localName.substring(0, dot);
        int role = segment.indexOf(ROLE);
        return role <= 0 ? segment : segment.substring(0, role);
    }
}
