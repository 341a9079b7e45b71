package dev.sase.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.spi.DirectLoader;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Presenter;
import dev.sase.spi.Projector;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.SaseException;
import dev.sase.spi.Surface;
import dev.sase.spi.Verifier;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes out of a guarded call. */
class GuardTest {
    private final Guard guard = new Guard("lines", new SurfaceOrigin.Allowed(Path.of("/p/lines.jar")));

    /** Stands for what the host throws while a surface calls it. */
    private static final class OfTheHost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private SaseException failure(Throwable thrown) {
        return catchThrowableOfType(
                SaseException.class,
                () -> guard.call(this, "work", () -> {
                    throw sneaky(thrown);
                }));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws what the compiler would not let through
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void whateverIsThrownNamesSurfaceClassMethodAndMessage() {
        for (Throwable thrown : new Throwable[] {
            new IllegalStateException("boom"),
            new NoClassDefFoundError("boom"),
            new StackOverflowError("boom"),
            new AssertionError("boom"),
            new Exception("boom")
        }) {
            SaseException failed = failure(thrown);

            assertThat(failed.code()).isEqualTo(ErrorCode.PLUGIN_BROKEN);
            assertThat(failed)
                    .hasMessage("the surface 'lines' failed: dev.sase.core.registry.GuardTest.work threw "
                            + thrown.getClass().getName()
                            + ": boom; tell the author of /p/lines.jar, or do without it by 'sase surface remove'")
                    .hasCause(thrown);
        }
    }

    @Test
    void theJvmsOwnEndPasses() {
        assertThatThrownBy(() -> guard.call(this, "work", () -> {
                    throw new OutOfMemoryError("simulated");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void whatSaseThrewPasses() {
        SaseException known = new SaseException(ErrorCode.NOT_FOUND, "there is none");
        OfTheHost busy = new OfTheHost();

        assertThat(failure(known)).isSameAs(known);
        assertThatThrownBy(() -> guard.call(this, "work", () -> {
                    throw busy;
                }))
                .isSameAs(busy);
    }

    @Test
    void messagesAreOneShortLineEvenIfAskingForThemFails() {
        assertThat(failure(new IllegalStateException("a\n  b" + "c".repeat(1000)))
                        .getMessage())
                .contains("a bccc")
                .hasSizeLessThan(600)
                .doesNotContain("\n");
        assertThat(failure(new Exception() {
                            private static final long serialVersionUID = 1L;

                            @Override
                            public String getMessage() {
                                throw new IllegalStateException("no message");
                            }
                        })
                        .getMessage())
                .contains("GuardTest$");
        assertThat(failure(new ExceptionInInitializerError(new IllegalStateException("deep"))))
                .hasMessageContaining("caused by java.lang.IllegalStateException: deep");
    }

    /** A method that a guard inherits would answer with the default and never ask the surface. */
    @Test
    void everyMethodOfASurfaceIsGuarded() {
        Map<Class<?>, Class<?>> guards = Map.of(
                Surface.class, GuardedSurface.class,
                DirectLoader.class, GuardedLoader.class,
                Projector.class, GuardedProjector.class,
                Verifier.class, GuardedVerifier.class,
                ReadOperation.class, GuardedRead.class,
                Presenter.class, GuardedPresenter.class);
        guards.forEach((role, guardedBy) -> {
            for (Method method : role.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers())) {
                    assertThat(declared(guardedBy, method))
                            .as("%s in %s", method, guardedBy)
                            .isPresent();
                }
            }
        });
    }

    private static Optional<Method> declared(Class<?> type, Method method) {
        try {
            return Optional.of(type.getDeclaredMethod(method.getName(), method.getParameterTypes()));
        } catch (NoSuchMethodException _) {
            return Optional.empty();
        }
    }
}
