package dev.sase.cli.output;

/** Standard error: what a command says beside its data. Lines arrive at once. Confined to one thread. */
public final class Talk {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Output err;
    private final boolean moving;
    private boolean noted;

    /**
     * Talks on an output.
     *
     * @param err standard error
     * @param terminal says whether a person looks at it
     */
    public Talk(Output err, Terminal terminal) {
        this.err = err;
        this.moving = terminal.errIsTerminal()
                && !terminal.environment().getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** Says one line; control characters are shown. */
    public void line(String text) {
        clear();
        err.line(VisibleText.keepingTabs(text));
        err.flush();
    }

    /** Says several lines as they are: usage texts. */
    public void block(String text) {
        clear();
        err.text(text);
        err.flush();
    }

    /** Shows what goes on in a line that the next one replaces; says nothing where nobody looks. */
    public void note(String text) {
        if (moving) {
            err.text(CLEAR_LINE + VisibleText.of(text));
            err.flush();
            noted = true;
        }
    }

    /** Removes what {@link #note} shows. */
    public void clear() {
        if (noted) {
            err.text(CLEAR_LINE);
            err.flush();
            noted = false;
        }
    }
}
