package dev.sase.surface.catalogs;

import java.util.Optional;

/**
 * That an xprompt wants to be a snippet too.
 *
 * @param trigger what is typed; empty: the last part of the xprompt's name
 */
record SnippetWish(Optional<String> trigger) {
    /** The trigger under which an xprompt of this name is a snippet. */
    String triggerOf(String name) {
        return trigger.orElseGet(() -> name.substring(name.lastIndexOf('/') + 1));
    }
}
