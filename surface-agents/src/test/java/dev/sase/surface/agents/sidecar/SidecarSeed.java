package dev.sase.surface.agents.sidecar;

import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Writes random publications of the project orion. */
public final class SidecarSeed {
    private static final List<String> STATES =
            List.of("active", "waiting", "completed", "failed", "stopped", "dismissed");
    private static final List<String> STARTS = List.of(
            "2026-07-15T12:15:2%d.217448+00:00",
            "2026-07-15T12:15:2%d+00:00", "2026-07-15T12:15:2%d.5", "2026-07-15T12:15:2%d", "2026071512152%d");

    private SidecarSeed() {}

    /**
     * Writes a publication: hoods that are listed and one that is not, a run of the first version, and what a former call has left over.
     *
     * @param home the home
     * @param random decides what is written
     */
    public static void seed(SaseHomeFixture home, RandomGenerator random) {
        try {
            SidecarFixture sidecar = new SidecarFixture(home);
            for (String name : List.of("q1", "q2", "größe")) {
                hood(sidecar, name, random).listed();
            }
            hood(sidecar, "loose", random).unlisted();
            sidecar.write("manifest.json", "{\"agents\":{\"box.v1\":{}},\"schema_version\":1}")
                    .write("agents/box.v1/meta.json", """
                            {"schema_version": 1, "name": "box.v1", "machine": "box", "artifact_timestamp": "2026071108324%d"}
                            """.formatted(random.nextInt(10)))
                    .write("agents/box.v1/commits.json", "{\"commits\": []}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SidecarFixture.Hood hood(SidecarFixture sidecar, String name, RandomGenerator random) {
        SidecarFixture.Hood hood = sidecar.hood(name);
        run(hood, name, random);
        int more = random.nextInt(4);
        for (int i = 0; i < more; i++) {
            String localName = name + ".f" + i;
            run(hood, localName, random);
            hood.relation(random.nextBoolean() ? "wait" : "workflow_parent", localName, name);
        }
        hood.relationTo(
                "workflow_parent", name, SidecarFixture.PREFIX + (random.nextBoolean() ? "q1" : "nobody"), false);
        return hood.container("family", name, name);
    }

    private static void run(SidecarFixture.Hood hood, String localName, RandomGenerator random) {
        String state = STATES.get(random.nextInt(STATES.size()));
        Map<String, Object> times = new HashMap<>();
        times.put("state", state);
        times.put("started_at", STARTS.get(random.nextInt(STARTS.size())).formatted(random.nextInt(10)));
        if (random.nextBoolean()) {
            times.put("finished_at", "2026-07-15T13:00:00.%d".formatted(random.nextInt(100)));
        }
        if (state.equals("dismissed") && random.nextBoolean()) {
            times.put("dismissed_at", "2026-07-16T08:00:0" + random.nextInt(10));
        }
        Map<String, Object> metadata = random.nextBoolean()
                ? Map.of("cl_name", "feature-" + random.nextInt(3), "model", "m-1", "hidden", random.nextBoolean())
                : Map.of();
        Map<String, String> files = random.nextBoolean()
                ? Map.of("prompt.md", "Seek 🔎 number " + random.nextInt(5), "chat.md", "talk")
                : Map.of();
        hood.run(localName, times, metadata, files);
    }
}
