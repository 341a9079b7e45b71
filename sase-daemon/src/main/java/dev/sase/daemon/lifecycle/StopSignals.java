package dev.sase.daemon.lifecycle;

import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets SIGTERM and SIGINT stop a daemon in an orderly way and end the process with 0.
 *
 * <p>A shutdown hook alone could not: the JVM's own handler fixes the exit status at 128 plus the signal before hooks run, and
 * to halt in a hook with another status would skip what runs after hooks, such as the removal of unpacked native libraries. The
 * class for signals is not part of Java SE, so it is reached by name; where it is absent, the hook still stops the daemon.
 */
public final class StopSignals {
    private static final Logger log = LoggerFactory.getLogger(StopSignals.class);

    private StopSignals() {}

    /** Stops the daemon on a signal, and in any case before the process ends. */
    public static void install(DaemonLifecycle daemon) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("sase-exit").unstarted(() -> daemon.stop(StopReason.SIGNAL)));
        for (String signal : List.of("TERM", "INT")) {
            handle(signal, () -> daemon.requestStop(StopReason.SIGNAL));
        }
    }

    private static void handle(String signal, Runnable action) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    StopSignals.class.getClassLoader(), new Class<?>[] {handlerType}, (_, method, _) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signalType
                    .getMethod("handle", signalType, handlerType)
                    .invoke(null, signalType.getConstructor(String.class).newInstance(signal), handler);
        } catch (ReflectiveOperationException e) {
            log.debug("SIG{} is left to the JVM, the exit status will not be 0", signal, e);
        }
    }
}
