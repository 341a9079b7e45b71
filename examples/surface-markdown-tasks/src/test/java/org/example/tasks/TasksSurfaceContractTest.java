package org.example.tasks;

import dev.sase.spi.Surface;
import dev.sase.testkit.SaseHomeFixture;
import dev.sase.testkit.SurfaceContract;
import java.util.List;
import java.util.random.RandomGenerator;

class TasksSurfaceContractTest extends SurfaceContract {
    private static final List<String> FILES = List.of("tasks/inbox.md", "tasks/garden/spring.md", "tasks/garden/Ärger.md");

    @Override
    protected Surface surface() {
        return new TasksSurface();
    }

    @Override
    protected void seed(SaseHomeFixture home, RandomGenerator random) {
        for (String file : FILES) {
            StringBuilder lines = new StringBuilder("# " + file + "\n\nWords that are no task.\n");
            for (int i = 0; i < 15; i++) {
                lines.append(line(random));
            }
            home.write(file, lines.toString());
        }
    }

    @Override
    protected void change(SaseHomeFixture home, RandomGenerator random, int step) {
        String file = FILES.get(random.nextInt(FILES.size()));
        switch (random.nextInt(4)) {
            case 0 -> home.append(file, line(random));
            case 1 -> home.write(file, line(random) + home.read(file));
            case 2 -> home.write("tasks/new-" + step + ".md", line(random));
            default -> seed(home, random);
        }
    }

    @Override
    protected void damage(SaseHomeFixture home, RandomGenerator random) {
        home.append(FILES.get(random.nextInt(FILES.size())), "- [?] Nobody knows\n");
    }

    private static String line(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> "## Section " + random.nextInt(3) + "\n";
            case 1 -> "```\n- [ ] no task, but code\n```\n";
            default -> (random.nextBoolean() ? "- [x] " : "* [ ] ") + "Task Ä" + random.nextInt(8)
                    + (random.nextBoolean() ? " #tag" + random.nextInt(3) : "")
                    + (random.nextBoolean() ? " @due(2026-12-0" + (1 + random.nextInt(9)) + ")" : "") + "\n";
        };
    }
}
