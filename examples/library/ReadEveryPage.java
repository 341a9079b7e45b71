import dev.sase.core.Sase;
import dev.sase.core.read.ReadPage;
import dev.sase.core.read.ReadRequest;
import dev.sase.spi.RawJson;
import dev.sase.spi.SaseException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Prints every bead of one store that is not closed, page by page. */
public final class ReadEveryPage {
    private ReadEveryPage() {}

    /**
     * Runs the example.
     *
     * @param arguments the folder of the home, and the store's project
     */
    public static void main(String[] arguments) {
        try (Sase sase = Sase.builder().home(Path.of(arguments[0])).clientName("every-page").open()) {
            forEachRow(sase, arguments[1], row -> System.out.println(row.text()));
        } catch (SaseException e) {
            System.out.println(e.code().token() + ": " + e.getMessage());
        }
    }

    private static void forEachRow(Sase sase, String project, Consumer<RawJson> action) {
        Map<String, Object> arguments = Map.of("project_id", project, "statuses", List.of("open", "in_progress"));
        ReadRequest request = ReadRequest.of("bead_list", arguments).limit(2).now(Instant.now());
        Optional<String> cursor = Optional.empty();
        do {
            ReadPage page = sase.read(cursor.map(request::cursor).orElse(request)).value();
            page.rows().forEach(action);
            cursor = page.nextCursor();
        } while (cursor.isPresent());
    }
}
