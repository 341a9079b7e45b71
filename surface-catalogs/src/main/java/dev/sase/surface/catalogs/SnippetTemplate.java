package dev.sase.surface.catalogs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the template of a snippet out of an xprompt. */
final class SnippetTemplate {
    private static final Pattern TRIGGER = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)(?::([^{}]*))?\\}");
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private SnippetTemplate() {}

    /** Whether an editor can look out for this word. */
    static boolean isTrigger(String word) {
        return TRIGGER.matcher(word).matches();
    }

    /** The template; empty when the content does what a template cannot. */
    static Optional<String> of(Definition definition) {
        return definition.body().template();
    }

    /** Makes it. */
    static Optional<String> make(DefinitionBody definition) {
        String content = definition.content();
        if (content.contains("{%") || content.contains("{#")) {
            return Optional.empty();
        }
        return filled(content, values(definition)).map(text -> places(text) + "$0");
    }

    private static Map<String, String> values(DefinitionBody definition) {
        Map<String, String> values = new HashMap<>();
        int next = 1;
        for (PromptInput input : definition.inputs()) {
            if (input.fallback().isPresent()) {
                values.put(input.name(), input.fallback().get().inSnippet());
            } else {
                values.put(input.name(), "$" + next++);
            }
        }
        return values;
    }

    /** The content with its inputs in place; empty when a reference is empty, unknown or does not end. */
    private static Optional<String> filled(String content, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int open = content.indexOf(OPEN); open >= 0; open = content.indexOf(OPEN, from)) {
            int close = content.indexOf(CLOSE, open + OPEN.length());
            if (close < 0) {
                return Optional.empty();
            }
            String value = values.get(Whitespace.trim(content.substring(open + OPEN.length(), close)));
            if (value == null) {
                return Optional.empty();
            }
            text.append(content, from, open).append(value);
            from = close + CLOSE.length();
        }
        return Optional.of(text.append(content, from, content.length()).toString());
    }

    private static String places(String text) {
        return PLACE.matcher(text)
                .replaceAll(place ->
                        Matcher.quoteReplacement(place.group(2) == null ? "$" + place.group(1) : place.group(2)));
    }
}
