package dev.sase.spi;

/** Shows an answer. Thread-safe and without state. */
public interface Presenter {
    /** The layout of {@code --json}. */
    enum JsonForm {
        /** One object with the answer's members, rows of all pages in one array. */
        OBJECT,
        /** An array of the rows. */
        ROWS,
        /** One compact row a line, also without {@code --json}. */
        LINES
    }

    /** Shows the answer to a person. */
    void text(AnswerView answer, Screen screen);

    /** The layout of {@code --json}. */
    default JsonForm jsonForm() {
        return JsonForm.OBJECT;
    }

    /** A row as {@code --json} shows it. The default is the row as served. */
    default RawJson jsonRow(RawJson row, AnswerView answer) {
        return row;
    }
}
