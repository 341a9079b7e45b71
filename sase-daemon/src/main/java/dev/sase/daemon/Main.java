package dev.sase.daemon;

import dev.sase.daemon.lifecycle.CommandLine;
import dev.sase.daemon.lifecycle.StopSignals;
import dev.sase.spi.SaseException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon as a process. It ends with 0 when it was stopped, with 1 and one line on standard error when it could not start. */
public final class Main {
    private static final String LOGGING = "logback.configurationFile";

    private Main() {}

    /** Runs the daemon until it stops. */
    public static void main(String[] arguments) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "dev/sase/daemon/logback.xml");
        }
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            CommandLine commandLine = CommandLine.parse(arguments);
            if (commandLine.help()) {
                output(FileDescriptor.out, CommandLine.USAGE);
                return 0;
            }
            Logger log = LoggerFactory.getLogger(Main.class);
            commandLine.warnings().forEach(log::warn);
            if (commandLine.rebuildOnce()) {
                String done = SaseDaemon.builder(commandLine.paths()).rebuildOnce();
                output(FileDescriptor.out, done + "\n");
                return 0;
            }
            SaseDaemon daemon = SaseDaemon.builder(commandLine.paths())
                    .idleExit(commandLine.idleLimit())
                    // Large answers fill a heap that then has little in it; collected, it goes back to the system.
                    .onQuiet(() -> {
                        System.gc();
                        NativeMemory.trim();
                    })
                    .build();
            StopSignals.install(daemon.lifecycle());
            daemon.start().awaitStopped();
            return 0;
        } catch (SaseException e) {
            return failed(e.code().token() + ": " + e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            return failed("internal: the daemon failed: " + e);
        }
    }

    private static int failed(String message) {
        output(FileDescriptor.err, "sase daemon: " + message.replaceAll("\\R", " ") + "\n");
        return 1;
    }

    private static void output(FileDescriptor target, String text) {
        PrintStream out = new PrintStream(new FileOutputStream(target), true, StandardCharsets.UTF_8);
        out.print(text);
        out.flush();
    }
}
