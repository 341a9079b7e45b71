package dev.sase.surface.changespecs;

/** The status behind the workspace and the marks that tools append to it. */
public final class BaseStatus {
    private static final String READY_TO_MAIL = " - (!: READY TO MAIL)";

    private BaseStatus() {}

    /**
     * The base status as status changes are checked with it: without a trailing workspace such as {@code  (web_3)}, then without a
     * trailing {@code  - (!: READY TO MAIL)}. Not trimmed.
     *
     * @param status the status as the file has it
     * @return the base status
     */
    public static String of(String status) {
        String bare = withoutWorkspace(status);
        return bare.endsWith(READY_TO_MAIL) ? bare.substring(0, bare.length() - READY_TO_MAIL.length()) : bare;
    }

    /** The base status as queries compare it: trimmed, and A to Z in lower case. */
    public static String key(String status) {
        return SpecNames.asciiLower(Whitespace.trim(of(status)));
    }

    private static String withoutWorkspace(String status) {
        int digits = status.length() - 1;
        if (digits < 0 || status.charAt(digits) != ')') {
            return status;
        }
        int end = digits;
        while (digits > 0 && Character.getType(status.codePointBefore(digits)) == Character.DECIMAL_DIGIT_NUMBER) {
            digits -= Character.charCount(status.codePointBefore(digits));
        }
        int name = digits - 1;
        if (digits == end || name < 0 || status.charAt(name) != '_') {
            return status;
        }
        int nameEnd = name;
        while (name > 0 && isNameCharacter(status.charAt(name - 1))) {
            name--;
        }
        boolean bracketed = name >= 2 && status.charAt(name - 1) == '(' && status.charAt(name - 2) == ' ';
        return bracketed && name < nameEnd ? status.substring(0, name - 2) : status;
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
