package dev.sase.daemon.lifecycle;

import dev.sase.core.home.PathChoices;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the arguments of the daemon process say. Each option takes its value as the next argument; the last one given wins. An
 * option of a feature that this daemon does not have is refused, because ignoring it would promise something.
 *
 * @param paths the folders and the socket
 * @param idleLimit how long nobody may use the daemon before it stops; zero means for ever
 * @param rebuildOnce whether to make the projection anew from its journal and leave, serving nobody
 * @param help whether only the usage is wanted
 * @param warnings what was taken and has no effect, for the log
 */
public record CommandLine(
        PathChoices paths, Duration idleLimit, boolean rebuildOnce, boolean help, List<String> warnings) {
    /** How long a daemon stays without use when nothing else is said. */
    public static final Duration DEFAULT_IDLE_LIMIT = Duration.ofHours(3);

    /** What {@code --help} prints. */
    public static final String USAGE = """
            Usage: daemon [options]

            Serves the projection of a SASE home on a socket until it is stopped or idle.

              -H, --sase-home DIR          the SASE home; default $SASE_HOME, else ~/.sase
                  --run-root DIR           the folder of lock, socket, log and databases; default <sase home>/run/<host>
                  --socket-path PATH       the socket; default <run root>/sase-daemon.sock
                  --idle-exit-seconds N    leave after N seconds without a request, 0 for never; default 10800
                  --rebuild-once           make the projection anew from its journal, tell of it as JSON, and leave
                  --foreground             no effect: this process never leaves its terminal
                  --disable-mobile-http    no effect: this daemon has no HTTP
              -h, --help                   print this text
            """;

    private static final Map<String, String> ABSENT_FEATURES = Map.ofEntries(
            Map.entry("--bind", "HTTP"),
            Map.entry("-b", "HTTP"),
            Map.entry("--allow-non-loopback", "HTTP"),
            Map.entry("-L", "HTTP"),
            Map.entry("--agent-bridge-command", "a bridge to agents"),
            Map.entry("-A", "a bridge to agents"),
            Map.entry("--helper-bridge-command", "a bridge to helpers"),
            Map.entry("-J", "a bridge to helpers"),
            Map.entry("--push-provider", "push messages"),
            Map.entry("-P", "push messages"),
            Map.entry("--fcm-project-id", "push messages"),
            Map.entry("-F", "push messages"),
            Map.entry("--fcm-service-account-json", "push messages"),
            Map.entry("-S", "push messages"),
            Map.entry("--fcm-credential-env", "push messages"),
            Map.entry("-E", "push messages"),
            Map.entry("--fcm-dry-run", "push messages"),
            Map.entry("-D", "push messages"),
            Map.entry("--fcm-endpoint", "push messages"),
            Map.entry("-M", "push messages"),
            Map.entry("--push-timeout-seconds", "push messages"),
            Map.entry("-U", "push messages"),
            Map.entry("--push-retry-limit", "push messages"),
            Map.entry("-R", "push messages"));

    /** Copies the warnings. */
    public CommandLine {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads arguments.
     *
     * @param arguments {@code daemon} and its options
     * @return what they say
     * @throws SaseException {@link ErrorCode#INVALID_REQUEST} naming the first argument that cannot be used
     */
    public static CommandLine parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        if (!"daemon".equals(rest.pollFirst())) {
            throw wrong("the first argument is not \"daemon\"");
        }
        Optional<String> home = Optional.empty();
        Optional<String> runRoot = Optional.empty();
        Optional<String> socket = Optional.empty();
        Duration idle = DEFAULT_IDLE_LIMIT;
        boolean rebuildOnce = false;
        boolean help = false;
        List<String> warnings = List.of();
        while (!rest.isEmpty()) {
            String option = rest.removeFirst();
            switch (option) {
                case "--sase-home", "-H" -> home = Optional.of(value(option, rest));
                case "--run-root" -> runRoot = Optional.of(value(option, rest));
                case "--socket-path" -> socket = Optional.of(value(option, rest));
                case "--idle-exit-seconds" -> idle = seconds(option, value(option, rest));
                case "--rebuild-once" -> rebuildOnce = true;
                case "--help", "-h" -> help = true;
                case "--foreground", "--disable-mobile-http" -> {
                    // Both say what is so anyway.
                }
                case "--tokio-console" ->
                    warnings = List.of("--tokio-console has no effect: there is nothing to watch");
                default -> throw refused(option);
            }
        }
        return new CommandLine(new PathChoices(home, runRoot, socket), idle, rebuildOnce, help, warnings);
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.pollFirst();
        if (value == null) {
            throw wrong("the option " + option + " has no value");
        }
        return value;
    }

    private static Duration seconds(String option, String text) {
        try {
            long seconds = Long.parseLong(text);
            if (seconds >= 0 && seconds <= Duration.ofDays(365).toSeconds()) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException _) {
            // Refused below like a number out of range.
        }
        throw wrong("the value \"" + text + "\" of " + option + " is not a number of seconds of at most a year");
    }

    private static SaseException refused(String option) {
        String feature = ABSENT_FEATURES.get(option);
        return feature == null
                ? wrong("the argument \"" + option + "\" is unknown")
                : wrong("the option " + option + " is for " + feature + ", which this daemon does not have");
    }

    private static SaseException wrong(String found) {
        return new SaseException(ErrorCode.INVALID_REQUEST, found + "; see daemon --help");
    }
}
