import dev.sase.core.Sase;
import dev.sase.core.engine.Storage;
import dev.sase.core.read.ReadPage;
import dev.sase.core.routing.Routed;
import dev.sase.daemon.SaseDaemon;
import java.nio.file.Path;
import java.util.Map;

/** Serves a SASE home from inside this program, to every other program of this user, until it closes. */
public final class EmbedTheDaemon {
    private EmbedTheDaemon() {}

    /**
     * Runs the example.
     *
     * @param arguments the folder of the home
     */
    public static void main(String[] arguments) throws InterruptedException {
        Path home = Path.of(arguments[0]);
        try (SaseDaemon daemon = SaseDaemon.builder(home).storage(new Storage.Memory()).start()) {
            System.out.println("serves " + daemon.locations().saseHome().getFileName());
            // Reads are answered from the files until the projection is built, hence the attempts.
            String path = read(home);
            for (int i = 0; i < 300 && !path.equals("from the daemon"); i++) {
                Thread.sleep(100);
                path = read(home);
            }
            System.out.println(path);
        }
    }

    /** Asks as any other program would, here from the same one. */
    private static String read(Path home) {
        try (Sase sase = Sase.open(home)) {
            return switch (sase.read("notification_counts", Map.of())) {
                case Routed.FromDaemon<ReadPage> _ -> "from the daemon";
                case Routed.FromMemory<ReadPage> _ -> "from memory";
                case Routed.FromDirect<ReadPage> direct -> "from the files: " + direct.reason().token();
            };
        }
    }
}
