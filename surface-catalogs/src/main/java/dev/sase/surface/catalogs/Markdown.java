package dev.sase.surface.catalogs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Markdown file with its front matter, which stands between two lines {@code ---} at the beginning.
 *
 * @param frontMatter the map; empty when there is none or it cannot be used
 * @param body what follows, lines ended by line feeds and without the last one; the file as it is when there is no front matter
 * @param problem why a front matter cannot be used
 */
record Markdown(Optional<Yaml.Mapping> frontMatter, String body, Optional<UnusableYamlException> problem) {
    private static final String FENCE = "---";

    /** Takes a text apart. */
    static Markdown of(String text) {
        List<String> lines = lines(text);
        if (lines.isEmpty() || !isFence(lines.getFirst())) {
            return new Markdown(Optional.empty(), text, Optional.empty());
        }
        int end = 1;
        while (end < lines.size() && !isFence(lines.get(end))) {
            end++;
        }
        if (end == lines.size()) {
            return new Markdown(Optional.empty(), text, Optional.empty());
        }
        String body = String.join("\n", lines.subList(end + 1, lines.size()));
        // A blank line stands for the opening fence, so that lines are counted as in the file.
        String yaml = "\n" + String.join("\n", lines.subList(1, end)) + "\n";
        try {
            return switch (YamlReader.read(yaml)) {
                case Yaml.Mapping mapping -> new Markdown(Optional.of(mapping), body, Optional.empty());
                case Yaml.Scalar scalar
                when scalar.type() == Yaml.Type.NOTHING -> new Markdown(Optional.empty(), body, Optional.empty());
                case Yaml.Scalar scalar -> unusable(body, scalar);
                case Yaml.Sequence sequence -> unusable(body, sequence);
            };
        } catch (UnusableYamlException e) {
            return new Markdown(Optional.empty(), body, Optional.of(e));
        }
    }

    private static Markdown unusable(String body, Yaml value) {
        return new Markdown(
                Optional.empty(), body, Optional.of(new UnusableYamlException(value.line(), "it is not a map")));
    }

    private static boolean isFence(String line) {
        return Whitespace.trim(line).equals(FENCE);
    }

    /** The lines that line feeds end, without a carriage return before it. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int feed = text.indexOf('\n', from);
            int end = feed < 0 ? text.length() : feed;
            boolean isReturn = feed >= 0 && end > from && text.charAt(end - 1) == '\r';
            lines.add(text.substring(from, isReturn ? end - 1 : end));
            from = end + 1;
        }
        return lines;
    }
}
