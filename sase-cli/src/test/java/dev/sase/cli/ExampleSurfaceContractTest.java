package dev.sase.cli;

import dev.sase.spi.Surface;
import dev.sase.testkit.SaseHomeFixture;
import dev.sase.testkit.SurfaceContract;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract test of the example surface, which is compiled only now and cannot be named here. */
class ExampleSurfaceContractTest extends SurfaceContract {
    @TempDir
    static Path classes;

    private static TasksExample example;
    private static Object contract;

    @BeforeAll
    static void compileTheExample() throws ReflectiveOperationException {
        example = TasksExample.compile(Checkout.find(), classes);
        Constructor<?> constructor =
                example.type("org.example.tasks.TasksSurfaceContractTest").getDeclaredConstructor();
        constructor.setAccessible(true);
        contract = constructor.newInstance();
    }

    @AfterAll
    static void closeTheExample() throws IOException {
        example.close();
    }

    @Override
    protected Surface surface() {
        return example.surface();
    }

    @Override
    protected void seed(SaseHomeFixture home, RandomGenerator random) {
        call("seed", new Class<?>[] {SaseHomeFixture.class, RandomGenerator.class}, home, random);
    }

    @Override
    protected void change(SaseHomeFixture home, RandomGenerator random, int step) {
        call("change", new Class<?>[] {SaseHomeFixture.class, RandomGenerator.class, int.class}, home, random, step);
    }

    @Override
    protected void damage(SaseHomeFixture home, RandomGenerator random) {
        call("damage", new Class<?>[] {SaseHomeFixture.class, RandomGenerator.class}, home, random);
    }

    private static void call(String name, Class<?>[] types, Object... arguments) {
        try {
            Method method = contract.getClass().getDeclaredMethod(name, types);
            method.setAccessible(true);
            method.invoke(contract, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the example's contract test cannot be called", e);
        }
    }
}
