package dev.sase.surface.agents.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import dev.sase.surface.agents.AgentEdge;
import dev.sase.surface.agents.AgentRun;
import dev.sase.surface.agents.Origin;
import dev.sase.surface.agents.archive.ArchivedAgent;
import dev.sase.surface.agents.archive.Collected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public sidecar of the folder that the system property {@code sase.shared.data} names. */
class SharedSidecarTest {
    private static final String PREFIX = "agent:demo:bbugyi200.athena.";

    @TempDir
    static Path temporary;

    private static Collected loaded;

    @BeforeAll
    static void load() throws IOException {
        String folder = System.getProperty("sase.shared.data", "");
        assumeTrue(!folder.isEmpty(), "the property sase.shared.data names no folder with test data");
        Path data = Path.of(folder).resolve("agents/sidecar");
        assumeTrue(Files.isDirectory(data), "there is no folder " + data);
        copy(data, temporary.resolve("projects/demo/repos/agents"));
        loaded = Collected.all(new SidecarLoader(), home());
    }

    private static SaseHome home() {
        return new SaseHome(temporary, Map.of());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(file));
                }
            }
        }
    }

    @Test
    void everyPublishedRunIsThereOnceAndEveryDigestMatches() {
        assertThat(loaded.diagnostics()).isEmpty();
        assertThat(runs()).hasSize(147);
        assertThat(runs().stream().map(AgentRun::agentId)).doesNotHaveDuplicates();
        assertThat(runs()).allMatch(run -> run.project().equals("demo"));
    }

    @Test
    void originsAreTold() {
        assertThat(counted(run -> run.publication().orElseThrow().origin()))
                .isEqualTo(Map.of(Origin.AUTHORITATIVE, 129L, Origin.ORPHAN, 6L, Origin.LEGACY, 12L));
        assertThat(runs().stream()
                        .filter(run -> run.publication().orElseThrow().origin() == Origin.ORPHAN)
                        .map(AgentRun::agentId))
                .containsExactlyInAnyOrder(
                        PREFIX + "0g",
                        PREFIX + "19",
                        PREFIX + "gx",
                        PREFIX + "nx.f0",
                        PREFIX + "sase-8d.2",
                        PREFIX + "sase-b9.land");
    }

    @Test
    void statesAreCounted() {
        assertThat(runs().stream()
                        .filter(run -> run.publication().orElseThrow().origin() != Origin.LEGACY)
                        .collect(Collectors.groupingBy(
                                run -> run.publication().orElseThrow().state(), Collectors.counting())))
                .isEqualTo(Map.of("active", 78L, "completed", 38L, "dismissed", 10L, "failed", 6L, "waiting", 3L));
        assertThat(counted(run -> run.summary().status()))
                .isEqualTo(Map.of("running", 78L, "completed", 60L, "failed", 6L, "waiting", 3L));
    }

    @Test
    void everyRunHasATimestampWhateverTheShapeOfItsStart() {
        assertThat(runs()).allSatisfy(run -> {
            assertThat(run.summary().place().timestamp()).matches("[0-9]{14}");
            assertThat(run.summary().times().startedAt()).isPresent();
        });
        assertThat(runs().stream()
                        .filter(run -> run.publication().orElseThrow().origin() != Origin.LEGACY)
                        .map(run -> shape(run.summary().times().startedAt().orElseThrow()))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .isEqualTo(Map.of("fraction offset", 86L, "offset", 35L, "fraction", 6L, "local", 4L, "digits", 4L));
    }

    @Test
    void dismissedRunsAreArchived() {
        List<ArchivedAgent> archived = loaded.records(ArchivedAgent.class);
        assertThat(archived).hasSize(10);
        assertThat(archived).allSatisfy(agent -> {
            assertThat(agent.bundlePath()).startsWith("agents/bbugyi200.athena.");
            assertThat(agent.scope()).isEqualTo("demo");
            assertThat(agent.projectName()).contains("sase");
            assertThat(agent.status()).isEqualTo("DONE");
        });
        assertThat(archived.stream().filter(agent -> agent.dismissedAt().isPresent()))
                .hasSize(6);
    }

    @Test
    void relationsBecomeEdgesAndWaits() {
        List<AgentEdge> edges =
                runs().stream().flatMap(run -> run.edges().stream()).toList();
        assertThat(edges).hasSize(11).allMatch(edge -> edge.edgeType().equals(AgentEdge.WORKFLOW_PARENT));
        assertThat(edges).filteredOn(edge -> edge.parentTimestamp().isEmpty()).hasSize(2);
        assertThat(runs().stream()
                        .mapToInt(run ->
                                run.publication().orElseThrow().waitsFor().size())
                        .sum())
                .isEqualTo(25);
        AgentRun child = run("035--mon");
        assertThat(child.summary().lineage().parentAgentId()).contains(PREFIX + "035--plan");
        assertThat(child.publication().orElseThrow().members())
                .containsExactlyInAnyOrder(PREFIX + "035--plan", PREFIX + "035--mon");
    }

    @Test
    void everyHoodIsAUnitOfItsProject() throws IOException {
        List<SourceUnit> hoods = Collected.units(new SidecarLoader(), home(), Scopes.of("demo")).stream()
                .filter(unit -> unit.key().contains("/hoods/"))
                .toList();
        assertThat(hoods.stream().filter(unit -> !unit.key().endsWith("#unlisted")))
                .hasSize(89);
        assertThat(hoods.stream().filter(unit -> unit.key().endsWith("#unlisted")))
                .hasSize(6);
        assertThat(Collected.units(new SidecarLoader(), home(), Scopes.of("other")))
                .isEmpty();
    }

    private AgentRun run(String localName) {
        return runs().stream()
                .filter(run -> run.agentId().equals(PREFIX + localName))
                .findFirst()
                .orElseThrow();
    }

    private List<AgentRun> runs() {
        return loaded.records(AgentRun.class);
    }

    private <K> Map<K, Long> counted(Function<AgentRun, K> by) {
        return runs().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    private static String shape(String start) {
        if (start.matches("[0-9]{14}")) {
            return "digits";
        }
        String fraction = start.contains(".") ? "fraction" : "";
        String offset = start.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})") ? "offset" : "";
        String both = (fraction + " " + offset).strip();
        return Optional.of(both).filter(text -> !text.isEmpty()).orElse("local");
    }
}
