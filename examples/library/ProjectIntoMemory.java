import dev.sase.core.engine.Engine;
import dev.sase.core.engine.EngineOptions;
import dev.sase.core.engine.Served;
import dev.sase.core.engine.Storage;
import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.SaseHome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Projects a SASE home into memory, without files of its own and without native code, and reads from there. */
public final class ProjectIntoMemory {
    private ProjectIntoMemory() {}

    /**
     * Runs the example.
     *
     * @param arguments the folder of the home
     */
    public static void main(String[] arguments) {
        EngineOptions options = new EngineOptions(
                new SaseHome(Path.of(arguments[0]), Map.of()),
                SurfaceRegistry.load(ProjectIntoMemory.class.getClassLoader()),
                new Storage.Memory(),
                Clock.systemUTC());
        try (Engine engine = Engine.open(options)) {
            engine.backfill();
            engine.health().surfaces().forEach((surface, state) -> System.out.println(surface + ": " + state.state().token()));
            Served answer = engine.read(ReadRequest.of("notification_counts", Map.of()));
            System.out.println(answer.body().text());
        }
    }
}
