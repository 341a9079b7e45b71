package dev.sase.surface.changespecs;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Surface;
import dev.sase.testkit.SaseHomeFixture;
import dev.sase.testkit.SurfaceContract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

class ChangeSpecsSurfaceContractTest extends SurfaceContract {
    private static final String WEB = "projects/web/web.sase";
    private static final String WEB_ARCHIVE = "projects/web/web-archive.sase";
    private static final String WEB_LEGACY = "projects/web/web.gp";
    private static final String TOOLS = "projects/tools/tools.sase";
    private static final List<String> FILES = List.of(WEB, WEB_ARCHIVE, WEB_LEGACY, TOOLS);
    private static final List<String> NAMES =
            List.of("web_login", "web_login_1", "web_login_2", "web_login__3", "Straße", "STRASSE", "tools_lint", "");
    private static final List<String> STATUSES = List.of(
            "WIP", "Draft", "Ready", "Ready (web_3)", "Ready - (!: READY TO MAIL)", "Mailed", "Submitted", "Archived");
    private static final List<String> WORDS = List.of("parser", "Flaky TEST", "ÄRGER", "\ud83d\ude80", "a\u0000b", "");
    private static final List<String> ENTRIES = List.of(
            "COMMITS:\n  (1) Add it - (!: NEW PROPOSAL)\n      Body.\n      | DIFF: d.diff",
            "HOOKS:\n  !just test\n      | (1) [260501_090000] RUNNING - (@: agent-1 | half way)",
            "HOOKS:\n  just lint\n      | (1) [260501_090000] RUNNING - ($: 4242)",
            "COMMENTS:\n  [ada] comments.json - (!: Unresolved)",
            "MENTORS:\n  (1) style[1/2] #Draft\n      | style:names - COMMENTED - (1a)",
            "TIMESTAMPS:\n  [260501_090000] STATUS  WIP -> Draft",
            "DELTAS:\n  + src/a b.js");
    private static final List<String> QUERIES = List.of(
            "parser",
            "c\"Flaky\"",
            "!!!",
            "@@@ OR $$$",
            "status:ready OR %d",
            "ancestor:web_login",
            "sibling:web_login_1 AND NOT &web_login_2",
            "project:web !parser",
            "\"\"",
            "(unclosed");

    @Override
    protected Surface surface() {
        return new ChangeSpecsSurface();
    }

    @Override
    protected void seed(SaseHomeFixture home, RandomGenerator random) {
        for (String file : FILES) {
            home.write(file, file(random, 10));
        }
        home.write("projects/empty/empty.sase", "");
        home.write("projects/web/other.sase", spec(random));
    }

    @Override
    protected void change(SaseHomeFixture home, RandomGenerator random, int step) {
        String file = pick(FILES, random);
        switch (random.nextInt(3)) {
            case 0 -> home.append(file, "\n\n" + spec(random));
            case 1 -> home.write(file, file(random, 5));
            default -> home.delete(file);
        }
    }

    @Override
    protected void damage(SaseHomeFixture home, RandomGenerator random) {
        String file = pick(FILES, random);
        byte[] text = home.read(file).getBytes(StandardCharsets.UTF_8);
        byte[] damaged = Arrays.copyOf(text, text.length + 1);
        damaged[text.length] = (byte) 0xff;
        home.write(file, damaged);
    }

    @Override
    protected List<Map<String, Object>> arguments(ReadOperation read, RandomGenerator random, LoadedRecords loaded) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> arguments : super.arguments(read, random, loaded)) {
            Map<String, Object> asked = new HashMap<>(arguments);
            asked.computeIfPresent(Parameters.QUERY, (_, _) -> pick(QUERIES, random));
            asked.computeIfPresent(Parameters.STATUS, (_, _) -> pick(STATUSES, random));
            if (read.name().equals(CurrentRead.NAME)) {
                asked.put(Parameters.PROJECT_ID, pick(loaded.scopes(), random));
                asked.put("branch", pick(List.of("login", "web-login-1", "web_login", "Straße", "none"), random));
            }
            all.add(asked);
        }
        return all;
    }

    /** Names are few, so that some come several times, in one file and in several, and parents often exist. */
    private static String file(RandomGenerator random, int specs) {
        StringBuilder text = new StringBuilder(
                random.nextBoolean() ? "WORKSPACE_DIR: ~/web\nRUNNING:\n  #2 | 111 | run | web_login\n\n\n" : "");
        if (random.nextInt(3) == 0) {
            text.append("PROJECT_NAME: The Web\n");
        }
        for (int i = 0; i < specs; i++) {
            text.append(spec(random)).append("\n\n");
        }
        return text.toString();
    }

    private static String spec(RandomGenerator random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "## ChangeSpec\n" : "");
        text.append("NAME: ").append(pick(NAMES, random)).append('\n');
        text.append("DESCRIPTION:\n  ").append(pick(WORDS, random)).append("\n  second line\n");
        if (random.nextBoolean()) {
            text.append("PARENT: ").append(pick(NAMES, random)).append('\n');
        }
        if (random.nextBoolean()) {
            text.append("PR: https://example.test/pull/")
                    .append(random.nextInt(4))
                    .append('\n');
        }
        text.append("STATUS: ").append(pick(STATUSES, random)).append('\n');
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(pick(ENTRIES, random)).append('\n');
        }
        return text.toString();
    }

    private static <T> T pick(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }
}
