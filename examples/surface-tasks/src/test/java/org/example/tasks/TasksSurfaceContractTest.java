package org.example.tasks;

import dev.sase.spi.Surface;
import dev.sase.testkit.SaseHomeFixture;
import dev.sase.testkit.SurfaceContract;
import java.util.random.RandomGenerator;

class TasksSurfaceContractTest extends SurfaceContract {
    private static final String FILE = "tasks/tasks.txt";

    @Override
    protected Surface surface() {
        return new TasksSurface();
    }

    @Override
    protected void seed(SaseHomeFixture home, RandomGenerator random) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append(line(random));
        }
        home.write(FILE, lines.toString());
    }

    @Override
    protected void change(SaseHomeFixture home, RandomGenerator random, int step) {
        switch (random.nextInt(3)) {
            case 0 -> home.append(FILE, line(random));
            case 1 -> home.write(FILE, line(random) + home.read(FILE));
            default -> seed(home, random);
        }
    }

    private static String line(RandomGenerator random) {
        return (random.nextBoolean() ? "[x] t" : "[ ] t") + random.nextInt(20) + " Task Ä " + random.nextInt(1000) + "\n";
    }
}
