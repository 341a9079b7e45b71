package dev.sase.testkit;

import dev.sase.spi.Surface;
import dev.sase.testkit.nasty.NastyFiles;
import dev.sase.testkit.nasty.NastySurface;
import java.util.random.RandomGenerator;

class NastySurfaceContractTest extends SurfaceContract {
    @Override
    protected Surface surface() {
        return new NastySurface();
    }

    @Override
    protected void seed(SaseHomeFixture home, RandomGenerator random) {
        NastyFiles.seed(home, random);
    }

    @Override
    protected void change(SaseHomeFixture home, RandomGenerator random, int step) {
        NastyFiles.change(home, random);
    }
}
