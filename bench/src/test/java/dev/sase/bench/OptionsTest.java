package dev.sase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.bench.Options.Group;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void groupsHaveSizesOfTheirOwn() {
        Options options = Options.parse(List.of());

        assertThat(options.allSizes()).containsExactly(100, 1_000, 10_000, 50_000, 100_000);
        assertThat(options.groups(50_000)).containsExactly(Group.AGENTS, Group.FOLLOWING);
        assertThat(options.groups(100)).contains(Group.POINT, Group.COMMANDS).doesNotContain(Group.CATALOGS);
        assertThat(options.groups(10_000))
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Group.TORTURE)));
        assertThat(options.groups(7)).isEmpty();
    }

    @Test
    void givenSizesAreThoseOfEveryGroupAsked() {
        Options options = Options.parse(List.of("--sizes", "300,200", "--only", "agents,point"));

        assertThat(options.allSizes()).containsExactly(200, 300);
        assertThat(options.groups(300)).containsExactlyInAnyOrder(Group.POINT, Group.AGENTS);
    }

    @Test
    void tortureRunsOnlyWhenItIsNamed() {
        assertThat(Options.parse(List.of("--quick")).groups(100)).doesNotContain(Group.TORTURE);
        assertThat(Options.parse(List.of("--only", "torture")).groups(2_000)).containsExactly(Group.TORTURE);
    }

    @Test
    void aQuickRunHasTheSmallestSizeAlone() {
        assertThat(Options.parse(List.of("--quick")).allSizes()).containsExactly(100);
    }
}
