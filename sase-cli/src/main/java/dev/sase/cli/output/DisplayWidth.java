package dev.sase.cli.output;

/** How many columns of a terminal text takes: two for ideographs and emoji, none for what is put over another character. */
final class DisplayWidth {
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x231a, 0x231b},
        {0x23e9, 0x23ec},
        {0x25fd, 0x25fe},
        {0x2614, 0x2615},
        {0x2648, 0x2653},
        {0x267f, 0x267f},
        {0x2693, 0x2693},
        {0x26a1, 0x26a1},
        {0x26bd, 0x26be},
        {0x26d4, 0x26d4},
        {0x2705, 0x2705},
        {0x270a, 0x270b},
        {0x2728, 0x2728},
        {0x274c, 0x274c},
        {0x2753, 0x2755},
        {0x2757, 0x2757},
        {0x2795, 0x2797},
        {0x2b1b, 0x2b1c},
        {0x2b50, 0x2b50},
        {0x2e80, 0x303e},
        {0x3041, 0x33ff},
        {0x3400, 0x4dbf},
        {0x4e00, 0x9fff},
        {0xa000, 0xa4cf},
        {0xa960, 0xa97f},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},
        {0xff00, 0xff60},
        {0xffe0, 0xffe6},
        {0x1f004, 0x1f004},
        {0x1f0cf, 0x1f0cf},
        {0x1f18e, 0x1f19a},
        {0x1f200, 0x1f320},
        {0x1f32d, 0x1f64f},
        {0x1f680, 0x1f6ff},
        {0x1f7e0, 0x1f7eb},
        {0x1f90c, 0x1f9ff},
        {0x1fa70, 0x1faff},
        {0x20000, 0x3fffd},
    };

    private DisplayWidth() {}

    /** The columns of a text without control characters. */
    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x300) {
                width++;
            } else {
                int codePoint = text.codePointAt(i);
                width += of(codePoint);
                i += Character.charCount(codePoint) - 1;
            }
        }
        return width;
    }

    /** The longest beginning of a text that fits, with an ellipsis as its last column where something was left out. */
    static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int width = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            int more = of(codePoint);
            if (width + more > columns - 1) {
                break;
            }
            width += more;
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end) + "…";
    }

    private static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        int low = 0;
        int high = WIDE.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint > WIDE[middle][1]) {
                low = middle + 1;
            } else if (codePoint < WIDE[middle][0]) {
                high = middle - 1;
            } else {
                return 2;
            }
        }
        return 1;
    }
}
