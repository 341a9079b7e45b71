package dev.sase.surface.catalogs;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Surface;
import dev.sase.testkit.SaseHomeFixture;
import dev.sase.testkit.SurfaceContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

class CatalogsSurfaceContractTest extends SurfaceContract {
    private static final List<String> WORDS =
            List.of("one", "TWO", "İstanbul", "Straße", "😀 smile", "ｑ", "a, b", "---", "{{ x }}", "");
    private static final List<String> NAMES = List.of("review", "fix-it", "_plan", "über", "😀", "deep/name", "go");
    private static final List<String> FOLDERS = List.of(
            "user/xprompts",
            "user/.xprompts",
            "user/sase/xprompts",
            "user/.config/sase/xprompts/alpha",
            "package/xprompts",
            "package/default_xprompts",
            "work/alpha/.xprompts",
            "work/alpha/xprompts",
            "work/beta/sase/xprompts",
            "projects/gamma/xprompts");
    private static final List<String> STORES = List.of(
            "file_reference_history.json",
            "work/alpha/.sase/file_reference_history.json",
            "work/alpha/file_reference_history.json",
            "projects/gamma/file_reference_history.json");
    private static final List<String> CONFIGS = List.of(
            "user/.config/sase/sase.yml",
            "user/.config/sase/sase_work.yml",
            "work/alpha/sase.yml",
            "work/beta/sase.yml");

    @Override
    protected Surface surface() {
        return new CatalogsSurface();
    }

    @Override
    protected void seed(SaseHomeFixture home, RandomGenerator random) {
        home.variable("HOME", home.resolve("user").toString())
                .variable("SASE_XPROMPT_PACKAGE_DIR", home.resolve("package").toString())
                .variable(
                        "SASE_XPROMPT_PLUGIN_DIRS_JSON",
                        "[{\"module\":\"acme\",\"path\":\"" + home.resolve("plugin") + "\"}]");
        for (String project : List.of("alpha", "beta")) {
            home.write("work/" + project + "/README.md", "# " + project + "\n");
            home.write(
                    "projects/" + project + "/" + project + ".sase",
                    "WORKSPACE_DIR: " + home.resolve("work/" + project) + "\n");
        }
        home.write("projects/gamma/notes.txt", "no workspace\n");
        home.write("plugin/acme-tool.md", prompt(random));
        for (int i = 0; i < 30; i++) {
            home.write(pick(FOLDERS, random) + "/p" + random.nextInt(12) + ".md", prompt(random));
        }
        for (int i = 0; i < 8; i++) {
            home.write(pick(FOLDERS, random) + "/w" + random.nextInt(6) + ".yml", workflow(random));
        }
        CONFIGS.forEach(file -> home.write(file, config(random)));
        STORES.forEach(file -> home.write(file, history(random)));
        for (String tier : List.of("memory/short", "memory/long", "memory/long/deep", ".sase/memory", "sase/memory")) {
            home.write("work/alpha/" + tier + "/note" + random.nextInt(3) + ".md", note(random));
        }
        home.write("work/alpha/xprompts/broken.yml", "steps: [\n");
        home.write("work/beta/xprompts/bytes.md", new byte[] {'a', '\n', (byte) 0xff});
    }

    @Override
    protected void change(SaseHomeFixture home, RandomGenerator random, int step) {
        switch (random.nextInt(6)) {
            case 0 -> home.write(pick(FOLDERS, random) + "/p" + random.nextInt(12) + ".md", prompt(random));
            case 1 -> home.delete(pick(FOLDERS, random) + "/p" + random.nextInt(12) + ".md");
            case 2 -> home.write(pick(CONFIGS, random), config(random));
            case 3 -> home.write(pick(STORES, random), history(random));
            case 4 -> home.write("work/alpha/memory/long/note" + random.nextInt(3) + ".md", note(random));
            default -> home.write(pick(FOLDERS, random) + "/w" + random.nextInt(6) + ".yml", workflow(random));
        }
    }

    @Override
    protected void damage(SaseHomeFixture home, RandomGenerator random) {
        home.write("work/beta/xprompts/damaged" + random.nextInt(100) + ".yml", "steps: [\n");
    }

    @Override
    protected List<Map<String, Object>> arguments(ReadOperation read, RandomGenerator random, LoadedRecords loaded) {
        List<Map<String, Object>> all = new ArrayList<>();
        List<String> names = loaded.of(Xprompts.COLLECTION).stream()
                .map(row -> row.row().record().entry().name())
                .distinct()
                .toList();
        for (Map<String, Object> arguments : super.arguments(read, random, loaded)) {
            Map<String, Object> named = new HashMap<>(arguments);
            if (random.nextInt(10) > 0) {
                named.put("project_id", pick(loaded.scopes(), random));
            }
            if (read.name().equals(XpromptShowRead.NAME) && random.nextInt(4) > 0) {
                named.put("name", pick(names, random));
            }
            all.add(named);
        }
        return all;
    }

    private static String prompt(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> pick(WORDS, random) + "\n" + pick(WORDS, random);
            case 1 -> "---\nname: [\n---\n" + pick(WORDS, random);
            default ->
                """
                    ---
                    name: %s
                    description: "%s"
                    tags: [%s, x%d]
                    skill: %b
                    snippet: %s
                    input: {bug: word, area: {type: line, default: %s}, n: {type: int, default: %d}}
                    ---
                    Look at {{ bug }} in {{ area }}: %s
                    """.formatted(
                                pick(NAMES, random),
                                pick(WORDS, random),
                                pick(List.of("a", "b", "c"), random),
                                random.nextInt(3),
                                random.nextBoolean(),
                                pick(List.of("true", "false", "fix" + random.nextInt(4), "'no good'"), random),
                                pick(List.of("parser", "true", "1.50", "null"), random),
                                random.nextInt(9),
                                pick(WORDS, random).repeat(random.nextInt(80)));
        };
    }

    private static String workflow(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> "steps:\n  - prompt_part: \"" + pick(WORDS, random) + "\"\n";
            case 1 -> "tags: flow\nsteps:\n  - bash: ls\n  - agent: go\n";
            case 2 -> "steps: []\n";
            default -> "input: [{name: a, type: bool, default: yes}]\nsteps:\n  - prompt_part: go\n  - python: run\n";
        };
    }

    private static String config(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> "xprompts: {}\n";
            case 1 -> "- a list\n";
            default ->
                "# c\nxprompts:\n  \"c%d\": %s\n  c9: {content: \"%s\", tags: q, snippet: true}\n  7: [no]\n"
                                .formatted(random.nextInt(4), random.nextInt(100), pick(WORDS, random))
                        + "  text: hello " + random.nextInt(5)
                        + "\nace:\n  snippets:\n    todo: \"TODO $1\"\n    'b ad': x\n    fix1: y\n";
        };
    }

    private static String history(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> "{\"paths\": [\"~/b.txt\", \"a.md\", \".sase/hidden\", \"~/b.txt\", 5, \"😀\"]}";
            case 1 -> "{\"src/lib.rs\": {\"use_count\": 3, \"branch\": \"main\"}, \"other\": 1, \"\": {}}";
            case 2 ->
                "[{\"path\": \"x%d\", \"last_used_at\": \"2026-05-0%dT00:00:00Z\"}, \"plain\", {\"file\": \"y\"}]"
                        .formatted(random.nextInt(5), 1 + random.nextInt(9));
            default -> "{\"damaged\":";
        };
    }

    private static String note(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> "---\nkeywords: [build, \"%s\"]\n---\nnote".formatted(pick(List.of("x", "y"), random));
            case 1 -> "---\ntype: short\n---\nshort note " + random.nextInt(9);
            default -> "plain " + pick(WORDS, random);
        };
    }

    private static String pick(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}
