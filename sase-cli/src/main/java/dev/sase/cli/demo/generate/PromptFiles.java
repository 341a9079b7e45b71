package dev.sase.cli.demo.generate;

import dev.sase.spi.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes the xprompts of a workspace: Markdown files, workflows, skills, notes of the memory, and entries of the settings file.
 * Confined to one thread.
 */
final class PromptFiles {
    private static final int KINDS = 20;
    private static final int MARKDOWN = 12;
    private static final int WORKFLOW = 14;
    private static final int SETTING = 18;
    private static final int NOTE = 19;
    private static final List<String> NAMES =
            List.of("review", "fix", "plan", "summarize", "triage", "explain", "port", "draft");
    private static final List<String> TAGS = List.of("review", "release", "triage", "docs");

    private final Path workspace;
    private final Words words;
    private final StringBuilder settings = new StringBuilder();
    private GeneratedHome.Catalogs written = GeneratedHome.Catalogs.NONE;

    PromptFiles(Path workspace, Words words) {
        this.workspace = workspace;
        this.words = words;
    }

    GeneratedHome.Catalogs written() {
        return written;
    }

    /** Writes so many of them, at least one, and the settings file. */
    void write(int count) throws IOException {
        for (String folder : List.of(".xprompts", "sase/skills", "memory/long")) {
            Files.createDirectories(workspace.resolve(folder));
        }
        settings.append("xprompts:\n");
        int inSettings = 0;
        for (int i = 0; i < count; i++) {
            String name = words.pick(NAMES) + "_" + Integer.toString(i, 36);
            int kind = i % KINDS;
            if (kind < MARKDOWN) {
                markdown(name, i);
            } else if (kind < WORKFLOW) {
                workflow(name);
            } else if (kind < SETTING) {
                setting(name);
                inSettings++;
            } else if (kind < NOTE) {
                note(name);
            } else {
                file(
                        "sase/skills/" + name + ".md",
                        "---\nskill: true\ndescription: " + quoted(words.title()) + "\n---\n" + words.paragraph(4)
                                + "\n");
            }
        }
        int templates = 1 + count / 10;
        snippets(templates, inSettings > 0);
        written = written.plus(new GeneratedHome.Catalogs(count, inSettings, templates, 1, 0, 0));
    }

    private void markdown(String name, int number) throws IOException {
        boolean snippet = number % 4 == 0;
        String trigger = words.chance(50) ? "true" : "s_" + name;
        String keys = "description: " + quoted(words.title()) + "\n" + "tags: " + words.pick(TAGS) + ", "
                + words.pick(TAGS) + "\n" + "input:\n  place: word\n  depth: {type: int, default: "
                + (1 + words.below(5)) + "}\n" + (snippet ? "snippet: " + trigger + "\n" : "");
        file(
                ".xprompts/" + name + ".md",
                "---\n" + keys + "---\n" + words.paragraph(2) + "\n\nLook at {{ place }} to a depth of {{ depth }}.\n"
                        + words.paragraph(2) + "\n");
        if (snippet) {
            written = written.plus(new GeneratedHome.Catalogs(0, 0, 1, 0, 0, 0));
        }
    }

    private void workflow(String name) throws IOException {
        file(
                ".xprompts/" + name + ".yml",
                "tags: [" + words.pick(TAGS) + "]\ninput:\n  goal: text\nsteps:\n"
                        + "  - name: collect\n    bash: git status --short\n    output: {text: text}\n"
                        + "  - name: main\n    agent: " + quoted(words.paragraph(2)) + "\n");
    }

    private void setting(String name) {
        settings.append("  ")
                .append(name)
                .append(":\n    description: ")
                .append(quoted(words.title()))
                .append("\n    content: ")
                .append(quoted(words.paragraph(3)))
                .append('\n');
    }

    private void note(String name) throws IOException {
        file(
                "memory/long/" + name + ".md",
                String.format(
                        Locale.ROOT,
                        "---\nkeywords: [%s, %s]\n---\n# %s\n\n%s\n",
                        words.pick(TAGS),
                        words.pick(NAMES),
                        words.title(),
                        words.paragraph(5)));
        written = written.plus(new GeneratedHome.Catalogs(0, 0, 0, 0, 1, 0));
    }

    private void snippets(int count, boolean hasPrompts) throws IOException {
        StringBuilder text = new StringBuilder(hasPrompts ? settings : "");
        text.append("ace:\n  snippets:\n");
        for (int i = 0; i < count; i++) {
            text.append("    t_")
                    .append(Integer.toString(i, 36))
                    .append(": ")
                    .append(quoted(words.title() + " at $1"))
                    .append('\n');
        }
        file("sase.yml", text.toString());
    }

    private void file(String path, String text) throws IOException {
        Files.writeString(workspace.resolve(path), text);
    }

    /** A text in double quotes, in which JSON and YAML agree. */
    private static String quoted(String text) {
        return new String(new JsonWriter().string(text).toByteArray(), StandardCharsets.UTF_8);
    }
}
