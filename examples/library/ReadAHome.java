import dev.sase.core.Sase;
import dev.sase.core.read.ReadPage;
import dev.sase.core.routing.Routed;
import java.nio.file.Path;
import java.util.Map;

/** Prints the unread notifications of a SASE home, one JSON object a line, and by which path they came. */
public final class ReadAHome {
    private ReadAHome() {}

    /**
     * Runs the example.
     *
     * @param arguments the folder of the home
     */
    public static void main(String[] arguments) {
        try (Sase sase = Sase.open(Path.of(arguments[0]))) {
            Routed<ReadPage> answer = sase.read("notification_list", Map.of("unread", true));
            answer.value().rows().forEach(row -> System.out.println(row.text()));
            System.out.println(switch (answer) {
                case Routed.FromDaemon<ReadPage> _ -> "from the daemon";
                case Routed.FromMemory<ReadPage> _ -> "from memory";
                case Routed.FromDirect<ReadPage> direct -> "from the files: " + direct.reason().token();
            });
        }
    }
}
