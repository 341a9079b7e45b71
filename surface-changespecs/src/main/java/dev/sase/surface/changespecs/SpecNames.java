package dev.sase.surface.changespecs;

/** What the name of a ChangeSpec says about its relatives, and the folding of names that looks at A to Z only. */
public final class SpecNames {
    private SpecNames() {}

    /**
     * The name without its number: {@code web_login_2} and the older {@code web_login__2} belong to {@code web_login}. One number is
     * cut, once, and only when something stands before it.
     *
     * @param name the name of a ChangeSpec
     * @return the name that it shares with its siblings; the same name when it has no number
     */
    public static String baseName(String name) {
        int digits = startOfDigits(name);
        if (digits == name.length() || digits == 0 || name.charAt(digits - 1) != '_') {
            return name;
        }
        if (digits >= 3 && name.charAt(digits - 2) == '_') {
            return name.substring(0, digits - 2);
        }
        return digits >= 2 ? name.substring(0, digits - 1) : name;
    }

    /** Whether the name ends with a number behind an underscore, with something before it. */
    public static boolean hasSuffix(String name) {
        return !baseName(name).equals(name);
    }

    /** The text with A to Z in lower case and every other character as it is. */
    public static String asciiLower(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                char[] lower = text.toCharArray();
                for (int j = i; j < lower.length; j++) {
                    if (isUpper(lower[j])) {
                        lower[j] = (char) (lower[j] + ('a' - 'A'));
                    }
                }
                return new String(lower);
            }
        }
        return text;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static int startOfDigits(String name) {
        int start = name.length();
        while (start > 0) {
            int digit = name.codePointBefore(start);
            if (Character.getType(digit) != Character.DECIMAL_DIGIT_NUMBER) {
                break;
            }
            start -= Character.charCount(digit);
        }
        return start;
    }
}
