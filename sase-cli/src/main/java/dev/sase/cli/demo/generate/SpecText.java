package dev.sase.cli.demo.generate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes ChangeSpecs as a project file has them, with about two kilobytes each. Confined to one thread. */
final class SpecText {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> FILES = List.of(
            "src/main/Parser.java",
            "src/main/Socket.java",
            "docs/guide.md",
            "web/login.ts",
            "ops/nightly.sh",
            "pom.xml");
    private static final List<String> HOOKS = List.of("!just test", "just lint", "$just bench", "!$just docs");
    private static final List<String> MENTORS = List.of("security:auth", "style:naming", "tests:coverage");
    private static final String HOOK_FAILED = "Hook Command Failed";

    private final Project project;
    private final Words words;
    private final StringBuilder out = new StringBuilder();

    SpecText(Project project, Words words) {
        this.project = project;
        this.words = words;
    }

    /** The text of a ChangeSpec, whose last line is complete. */
    String of(DraftSpec spec) {
        out.setLength(0);
        boolean newer = project.spelling() == Project.Spelling.NEWER;
        if (project.spelling() != Project.Spelling.LEGACY) {
            line(newer ? "## Patch" : "## ChangeSpec");
        }
        fields(spec, newer);
        commits(spec, newer);
        deltas();
        hooks(spec);
        comments(spec);
        mentors(spec);
        timestamps(spec);
        return out.toString();
    }

    private void fields(DraftSpec spec, boolean newer) {
        line("NAME: " + spec.name());
        line("DESCRIPTION:");
        for (int i = 0; i < spec.description().size(); i++) {
            if (i > 0) {
                line("");
            }
            line("  " + spec.description().get(i));
        }
        spec.parent().ifPresent(parent -> line("PARENT: " + parent));
        if (spec.isMailed()) {
            line(
                    project.spelling() == Project.Spelling.LEGACY
                            ? "CL: " + (700_000 + spec.number())
                            : "PR: https://example.test/" + project.name() + "/pull/" + spec.number());
            if (newer) {
                line("PR_ORIGIN: " + (words.chance(80) ? "sase" : "external"));
            }
        }
        if (words.chance(30)) {
            line("BUG: b/" + (10_000 + words.below(9_000)));
        }
        boolean claimed = !spec.isArchived() && words.chance(25);
        line("STATUS: " + spec.status() + (claimed ? " (" + project.name() + "_" + (1 + words.below(9)) + ")" : ""));
        if (newer && words.chance(30)) {
            line("REFS:");
            line("  docs/design-" + spec.number() + ".md");
        }
    }

    private void commits(DraftSpec spec, boolean newer) {
        line(newer ? "STITCHES:" : "COMMITS:");
        for (int n = 1; n <= spec.commits(); n++) {
            line("  (" + n + ") " + words.title());
            line("      " + words.sentence());
            line("      | CHAT: ~/.sase/chats/202605/" + spec.name() + "-" + n + ".md (" + (1 + words.below(40))
                    + "m)");
            line("      | DIFF: ~/.sase/diffs/" + spec.name() + "-" + n + ".diff");
            if (n == spec.commits() && words.chance(15)) {
                String marker = spec.isArchived() ? "~!: NEW PROPOSAL" : "!: NEW PROPOSAL";
                line("  (" + n + "a) " + words.title() + " - (" + marker + ")");
            }
        }
    }

    private void deltas() {
        line("DELTAS:");
        for (int i = 1 + words.below(5); i > 0; i--) {
            line("  " + words.pick(List.of("+", "~", "~", "-")) + " " + words.pick(FILES));
        }
    }

    private void hooks(DraftSpec spec) {
        line("HOOKS:");
        for (String hook : HOOKS.subList(0, 2 + words.below(3))) {
            line("  " + hook);
            for (int n = 1; n <= spec.commits(); n++) {
                boolean last = n == spec.commits() && !spec.isArchived();
                line("      | (" + n + ") [" + stamp(spec.created().plusSeconds(60L * n)) + "] " + run(last));
            }
        }
    }

    /** What became of a run of a hook. Only the last of what is being worked on may still be running. */
    private String run(boolean last) {
        String time = " (" + (1 + words.below(90)) + "s)";
        int n = words.below(100);
        if (last && n < 5) {
            return "RUNNING - ($: " + (2_000 + words.below(60_000)) + ")";
        }
        if (last && n < 9) {
            return "RUNNING - (@: fix_hook-" + (2_000 + words.below(60_000)) + ")";
        }
        if (n < 20) {
            String marker = last ? "!: " : "~!: ";
            return "FAILED" + time + " - (" + marker + HOOK_FAILED + " | " + words.title() + ")";
        }
        return n < 22 ? "DEAD" + time : "PASSED" + time;
    }

    private void comments(DraftSpec spec) {
        if (words.chance(40)) {
            line("COMMENTS:");
            String suffix = spec.isArchived() ? "" : words.chance(20) ? " - (@: crs-" + words.below(60_000) + ")" : "";
            line("  [critique] ~/.sase/comments/" + spec.name() + "-critique.json" + suffix);
        }
    }

    private void mentors(DraftSpec spec) {
        if (words.chance(50)) {
            String mentor = words.pick(MENTORS);
            String profile = mentor.substring(0, mentor.indexOf(':'));
            line("MENTORS:");
            line("  (1) " + profile + "[1/1]" + (spec.status().equals("Draft") ? " #Draft" : ""));
            String state = words.chance(70) ? "PASSED - (2m5s)" : "COMMENTED - (1a)";
            line("      | [" + stamp(spec.created().plusSeconds(300)) + "] " + mentor + " - " + state);
        }
    }

    private void timestamps(DraftSpec spec) {
        line("TIMESTAMPS:");
        for (int n = 1; n <= spec.commits(); n++) {
            line("  [" + stamp(spec.created().plusSeconds(30L * n)) + "] COMMIT  (" + n + ")");
        }
        if (!spec.status().equals("WIP")) {
            line("  [" + stamp(spec.changed()) + "] STATUS  WIP -> " + spec.status());
        }
    }

    private static String stamp(Instant time) {
        return STAMP.format(time);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
