package dev.sase.core.config;

/** The layers of files, weaker ones first. */
enum Layer {
    /** What a plugin brings in its jar. */
    PLUGIN("a plugin's defaults"),
    /** The user's {@code sase.yml}, whose lists replace those of weaker layers. */
    USER("the user's file"),
    /** The user's {@code sase_*.yml}. */
    OVERLAY("a user's file"),
    /** The {@code sase.yml} of the folder that a command is started in, which may be somebody else's work. */
    PROJECT("a project's file");

    private final String title;

    Layer(String title) {
        this.title = title;
    }

    /** What a message calls the layer. */
    String title() {
        return title;
    }

    /** Whether lists of this layer replace weaker ones instead of following them. */
    boolean replacesLists() {
        return this == USER;
    }

    /** Whether only its user writes this layer, so that it may say where the daemon is and what runs. */
    boolean isOwn() {
        return this == USER || this == OVERLAY;
    }
}
