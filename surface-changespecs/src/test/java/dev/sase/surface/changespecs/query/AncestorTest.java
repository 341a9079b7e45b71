package dev.sase.surface.changespecs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import dev.sase.spi.Scopes;
import dev.sase.surface.changespecs.ChangeSpec;
import dev.sase.testkit.ContractStorage;
import dev.sase.testkit.EngineUnderTest;
import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AncestorTest {
    private static final String FILE = "projects/web/web.sase";

    @TempDir
    Path folder;

    /** ChangeSpecs of names and parents: {@code child<parent}. */
    private static String file(String... specs) {
        StringBuilder text = new StringBuilder();
        for (String spec : specs) {
            String[] parts = spec.split("<", -1);
            text.append("NAME: ").append(parts[0]).append('\n');
            text.append(parts.length > 1 ? "PARENT: " + parts[1] + "\n" : "");
            text.append("STATUS: WIP\n\n\n");
        }
        return text.toString();
    }

    private static List<String> names(String query, String... specs) throws IOException {
        return CorpusSurface.parsed(Map.of(FILE, file(specs))).names(query);
    }

    @Test
    void aRecordIsItsOwnAncestorAndItsParentsAreToo() throws IOException {
        assertThat(names("^a", "a", "b<a", "c<b", "d")).containsExactly("a", "b", "c");
        assertThat(names("^B", "a", "b<a", "c<b", "d")).containsExactly("b", "c");
        assertThat(names("!^a", "a", "b<a", "c<b", "d")).containsExactly("d");
    }

    @Test
    void parentThatIsNoRecordCounts() throws IOException {
        assertThat(names("^gone", "b<gone", "c<b", "d")).containsExactly("b", "c");
        assertThat(names("^nowhere", "b<gone", "c<b", "d")).isEmpty();
    }

    @Test
    void emptyParentEndsTheWay() throws IOException {
        assertThat(names("ancestor:\"\"", "a<", "b<a")).isEmpty();
    }

    @Test
    void circlesEnd() throws IOException {
        assertThat(names("^a", "a<c", "b<a", "c<b", "d<d")).containsExactly("a", "b", "c");
        assertThat(names("^d", "a<c", "b<a", "c<b", "d<d")).containsExactly("d");
        assertThat(names("^x", "a<c", "b<a", "c<b", "d<d")).isEmpty();
    }

    @Test
    void lastRecordOfANameLeadsOthersOn() throws IOException {
        assertThat(names("^new", "a<old", "b<a", "a<new")).containsExactly("b");
        assertThat(names("^old", "a<old", "b<a", "a<new")).containsExactly("a", "a");
    }

    @Test
    void recordsOfTheActiveFileComeAfterThoseOfTheArchive() throws IOException {
        CorpusSurface corpus = CorpusSurface.parsed(
                Map.of(FILE, file("a<new", "b<a"), "projects/web/web-archive.sase", file("a<old", "c<a")));
        assertThat(corpus.names("^new")).containsExactly("c", "b");
        assertThat(corpus.names("^old")).containsExactly("a", "a");
    }

    @Test
    void parentsAreLookedForInTheirProject() throws IOException {
        CorpusSurface corpus = CorpusSurface.parsed(
                Map.of(FILE, file("main<a", "b<main"), "projects/api/api.sase", file("main", "b<main", "c<a", "d<c")));
        assertThat(corpus.names("^a")).containsExactly("c", "d", "main", "b");
        assertThat(corpus.names("+api ^a")).containsExactly("c", "d");
        assertThat(corpus.names("!^a")).containsExactly("main", "b");
        assertThat(CorpusSurface.matching(corpus.records(), ChangeSpecQuery.compile("^a"), Scopes.of("web")).stream()
                        .map(ChangeSpec::name))
                .containsExactly("main", "b");
        assertThat(CorpusSurface.matching(corpus.records(), ChangeSpecQuery.compile("^a"), Scopes.of("none")))
                .isEmpty();
    }

    @Test
    void longLinesOfParentsAreFollowed() throws IOException {
        String[] specs = new String[5_000];
        for (int i = 0; i < specs.length; i++) {
            specs[i] = "n" + i + "<n" + (i - 1);
        }
        assertThat(names("^n0", specs)).hasSize(specs.length);
        assertThat(names("^n4990", specs)).hasSize(10);
    }

    @ParameterizedTest
    @EnumSource(ContractStorage.class)
    void asManyNamesAsAllowedAreAnsweredAndMoreAreRefused(ContractStorage storage) throws IOException {
        int half = 200;
        String[] specs = new String[2 * half];
        for (int i = 0; i < half; i++) {
            specs[i] = "below" + i + "<root";
            specs[half + i] = "beside" + i;
        }
        CorpusSurface corpus = CorpusSurface.parsed(Map.of(FILE, file(specs)));
        SaseHomeFixture home = SaseHomeFixture.at(folder.resolve("home")).write(FILE, "given");
        int most = QueryLimits.MAX_NAMES / half;
        ChangeSpecQuery largest = ChangeSpecQuery.compile("^root ".repeat(most));
        ChangeSpecQuery larger = ChangeSpecQuery.compile("^root ".repeat(most + 1));
        try (EngineUnderTest engine =
                EngineUnderTest.open(storage, folder.resolve("run"), corpus, home.home(), CorpusSurface.NOW)) {
            assertThat(engine.<List<ChangeSpec>>read(
                            reader -> CorpusSurface.matching(reader, largest, Scopes.of("web"))))
                    .hasSize(half);
            SaseException refused = catchThrowableOfType(
                    SaseException.class,
                    () -> engine.<List<ChangeSpec>>read(
                            reader -> CorpusSurface.matching(reader, larger, Scopes.of("web"))));
            assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(refused).hasMessageContaining("more than 30000 names");
        }
    }
}
