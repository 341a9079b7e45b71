package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningBlockTest {
    @TempDir
    Path temporary;

    private static Map<String, List<WorkspaceClaim>> claims(String... lines) {
        RunningBlock block = new RunningBlock();
        for (String line : lines) {
            block.line(line);
        }
        return block.claims();
    }

    @Test
    void claimsStandBelowTheFirstHeader() {
        assertThat(claims(
                        "  #9 | 1 | lost | demo",
                        "RUNNING:",
                        "  #2 | 111 | run | demo",
                        "  #3|112|fix|other|20260501090000|PINNED",
                        "  #4 | 113 | run |",
                        "",
                        "  #5 | 114 | run | demo",
                        "RUNNING:",
                        "  #6 | 115 | run | demo"))
                .isEqualTo(Map.of(
                        "demo", List.of(new WorkspaceClaim(2, 111, "run", Optional.empty(), false)),
                        "other", List.of(new WorkspaceClaim(3, 112, "fix", Optional.of("20260501090000"), true)),
                        "", List.of(new WorkspaceClaim(4, 113, "run", Optional.empty(), false))));
    }

    @Test
    void linesThatAreNoClaimsArePassedOver() {
        assertThat(claims(
                        "RUNNING:",
                        "  #x | 1 | run | demo",
                        "  #1 | x | run | demo",
                        "  #1 | 1 |  | demo",
                        "  #1 | 1 | run",
                        "  #4294967296 | 1 | run | demo",
                        "  #1 | 1 | run | demo | soon",
                        "  | 1 | 1 | run | demo",
                        "  #1 | 1 | run | demo | 260501_090000"))
                .isEqualTo(
                        Map.of("demo", List.of(new WorkspaceClaim(1, 1, "run", Optional.of("260501_090000"), false))));
    }

    @Test
    void onlyDeferredWorkspacesAreClaimedTwice() {
        assertThat(claims("RUNNING:", "  #0 | 1 | a | x", "  #0 | 2 | b | x", "  #1 | 3 | c | x", "  #1 | 4 | d | x")
                        .get("x"))
                .extracting(WorkspaceClaim::workflow)
                .containsExactly("a", "b", "c");
    }

    @Test
    void claimsReachTheChangeSpecThatTheyAreFor() throws IOException {
        SpecHome home = new SpecHome(temporary);
        home.file("web.sase", "NAME: demo", "STATUS: WIP", "", "", "RUNNING:", "  #2 | 111 | run | demo | PINNED");
        ChangeSpec spec = ChangeSpecs.CODEC.decode(
                home.answer(PageRead.FIND, "query", "demo").rows().getFirst());
        assertThat(spec.running()).containsExactly(new WorkspaceClaim(2, 111, "run", Optional.empty(), true));
        assertThat(SpecOutline.of(spec).getFirst().lines()).containsExactly("  #2 run (pid 111) PINNED");
        assertThat(home.detail("handle", "demo").propertyNames())
                .containsExactly("schema_version", "summary", "spec", "sections");
    }
}
