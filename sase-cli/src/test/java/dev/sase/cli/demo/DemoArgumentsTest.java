package dev.sase.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.registry.SurfaceRegistry;
import dev.sase.spi.Command;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.Surface;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoArgumentsTest {
    private static final SurfaceRegistry REGISTRY = SurfaceRegistry.load(DemoArgumentsTest.class.getClassLoader());
    private static final Optional<DemoArguments.Example> EXAMPLE = Optional.of(
            new DemoArguments.Example("some-handle", RawJson.of("{\"name\":\"some name\",\"title\":\"a title\"}")));

    private static List<Map<String, Object>> arguments(
            String id, String verb, Optional<DemoArguments.Example> example) {
        Surface surface = REGISTRY.surface(id).orElseThrow();
        Command command = surface.commands().stream()
                .filter(each -> each.verb().equals(verb))
                .findFirst()
                .orElseThrow();
        ReadOperation read = REGISTRY.requireRead(command.read()).operation();
        return DemoArguments.of(read, command, example);
    }

    @Test
    void aCommandThatNeedsNothingIsAskedWithItsDefaultsFirst() {
        assertThat(arguments("notifications", "counts", EXAMPLE)).containsExactly(Map.of());
    }

    @Test
    void whatIsRequiredIsTheMemberOfThatNameElseTheHandle() {
        assertThat(arguments("catalogs", "show", EXAMPLE).getFirst()).containsEntry("name", "some name");
        assertThat(arguments("beads", "show", EXAMPLE).getFirst()).containsEntry("bead_id", "some-handle");
    }

    @Test
    void withoutARecordNothingIsAskedThatNeedsOne() {
        assertThat(arguments("beads", "show", Optional.empty())).isEmpty();
    }

    @Test
    void anOperandThatMayBeLeftOutIsTriedWithTheRecordToo() {
        assertThat(arguments("agents", "show", EXAMPLE))
                .contains(Map.of(), Map.of("name", "some name"), Map.of("name", "some-handle"));
    }
}
