package dev.sase.surface.beads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.Command;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Parameter;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Shape;
import dev.sase.spi.Surface;
import dev.sase.spi.Volatility;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BeadsSurfaceTest {
    private final Surface surface = new BeadsSurface();

    private ReadOperation read(String name) {
        return surface.reads().stream()
                .filter(read -> read.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void serviceLoaderFindsIt() {
        assertThat(ServiceLoader.load(Surface.class)).hasAtLeastOneElementOfType(BeadsSurface.class);
    }

    @Test
    void readsAndVerbsAreThoseOfTheContract() {
        assertThat(surface.descriptor().readCapability()).isEqualTo("beads.read");
        assertThat(surface.reads())
                .extracting(ReadOperation::name)
                .containsExactly(
                        "bead_list",
                        "bead_ready",
                        "bead_blocked",
                        "bead_show",
                        "bead_stats",
                        "bead_search",
                        "bead_export");
        assertThat(surface.commands())
                .extracting(Command::verb)
                .containsExactly("list", "show", "ready", "blocked", "stats", "search", "export");
        assertThat(surface.commands()).allSatisfy(command -> {
            List<String> known = read(command.read()).parameters().stream()
                    .map(Parameter::name)
                    .toList();
            assertThat(known).containsAll(command.defaults().keySet());
            assertThat(command.examples()).isNotEmpty();
        });
    }

    @Test
    void readsDeclareWhatTheyDependOn() {
        assertThat(surface.reads().stream().filter(read -> read.volatility() != Volatility.PURE))
                .extracting(ReadOperation::name)
                .containsExactly("bead_stats");
        assertThat(read("bead_show").shape()).isEqualTo(Shape.DETAIL);
        assertThat(read("bead_show").duplicates()).isEqualTo(Duplicates.FIRST);
        assertThat(read("bead_list").duplicates()).isEqualTo(Duplicates.KEPT);
    }

    @Test
    void filtersListTheirChoices() {
        assertThat(read("bead_list").parameters())
                .extracting(Parameter::name)
                .containsExactly("statuses", "issue_types", "tiers", "all", "project_id");
        assertThat(read("bead_list").parameters().getFirst().choices())
                .containsExactly("open", "claimed", "ready", "snoozed", "in_progress", "closed");
    }
}
