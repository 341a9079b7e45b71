package dev.sase.surface.changespecs;

/** Reads the lines of one section of one ChangeSpec, all its parts if the section is repeated. Not thread-safe. */
interface SectionReader {
    /** Closes the entry that is being read: lines that belong to an entry have none from now on. */
    void closeEntry();

    /** Takes a line of the section; one that has no form of the section is ignored. */
    void line(String line);

    /** How many blanks a line begins with. */
    static int indentOf(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
