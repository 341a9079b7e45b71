package dev.sase.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceRootTest {
    private static final Path ROOT = Path.of("/home/ada/.sase/projects");

    private static Path below(String relative) {
        return ROOT.resolve(relative);
    }

    @Test
    void aRootAloneCoversItselfOnly() {
        SourceRoot root = new SourceRoot(ROOT, false);

        assertThat(root.covers(ROOT)).isTrue();
        assertThat(root.covers(below("p"))).isFalse();
        assertThat(root.leads(below("p"))).isFalse();
    }

    @Test
    void aRecursiveRootCoversEveryFolderBelow() {
        SourceRoot root = new SourceRoot(ROOT, true);

        assertThat(root.covers(below("p"))).isTrue();
        assertThat(root.covers(below("p/q/r"))).isTrue();
        assertThat(root.covers(Path.of("/home/ada/.sase"))).isFalse();
    }

    @Test
    void aStarIsOneName() {
        SourceRoot root = SourceRoot.of(ROOT, "*/artifacts/*");

        assertThat(root.covers(below("p/artifacts/run"))).isTrue();
        assertThat(root.covers(below("p/artifacts"))).isFalse();
        assertThat(root.covers(below("p/repos/run"))).isFalse();
        assertThat(root.covers(below("p/artifacts/run/deeper"))).isFalse();
    }

    @Test
    void theWayToAPatternLeadsAndOthersDoNot() {
        SourceRoot root = SourceRoot.of(ROOT, "*/artifacts/*");

        assertThat(root.leads(ROOT)).isTrue();
        assertThat(root.leads(below("p"))).isTrue();
        assertThat(root.leads(below("p/artifacts"))).isTrue();
        assertThat(root.leads(below("p/repos"))).isFalse();
        assertThat(root.leads(below("p/artifacts/run/deeper"))).isFalse();
    }

    @Test
    void twoStarsAreAnyNumberOfFoldersAndTheFolderBeforeThemToo() {
        SourceRoot root = SourceRoot.of(ROOT, "*/beads/**");

        assertThat(root.covers(below("p/beads"))).isTrue();
        assertThat(root.covers(below("p/beads/events/streams"))).isTrue();
        assertThat(root.covers(below("p"))).isFalse();
    }

    @Test
    void aPatternThatIsNoneIsRefused() {
        for (String pattern : List.of("", "a//b", "/a", "**/a")) {
            assertThatThrownBy(() -> SourceRoot.of(ROOT, pattern))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + pattern + "'");
        }
    }
}
