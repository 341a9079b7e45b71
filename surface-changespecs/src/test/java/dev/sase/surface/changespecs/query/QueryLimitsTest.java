package dev.sase.surface.changespecs.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.RecordReader;
import dev.sase.spi.Scopes;
import dev.sase.surface.changespecs.ChangeSpec;
import dev.sase.testkit.ContractStorage;
import dev.sase.testkit.EngineUnderTest;
import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A query that is accepted is answered, however large it is. */
class QueryLimitsTest {
    private static final String FILE = "projects/web/web.sase";
    private static final String SPECS = """
        NAME: a
        STATUS: WIP


        NAME: b
        PARENT: a
        STATUS: Draft
        """;

    private static final Map<String, List<String>> LARGEST = Map.of(
            "not ".repeat(QueryLimits.MAX_DEPTH - 1) + "%w",
            List.of("b"),
            "not ".repeat(QueryLimits.MAX_DEPTH - 1) + "wip",
            List.of("b"),
            "not ".repeat(QueryLimits.MAX_DEPTH - 1) + "^b",
            List.of("a"),
            "(%w ".repeat(44) + "&a" + " or &x)".repeat(44),
            List.of("a"),
            "(wip ".repeat(44) + "&a" + " or c\"x\")".repeat(44),
            List.of("a"),
            several("c\"x%d\"", QueryLimits.MAX_TERMS - 1) + " or draft",
            List.of("b"),
            several("&x%d", QueryLimits.MAX_TERMS - 1) + " or &b",
            List.of("b"),
            several("^x%d", QueryLimits.MAX_TERMS / 2 - 1) + " or ^b",
            List.of("b"),
            "* ".repeat(QueryLimits.MAX_TERMS / 3),
            List.of());

    @TempDir
    Path folder;

    private static String several(String term, int count) {
        return IntStream.range(0, count).mapToObj(term::formatted).collect(Collectors.joining(" or "));
    }

    @Test
    void recordsAnswerTheLargestQueries() throws IOException {
        RecordReader reader = CorpusSurface.parsed(Map.of(FILE, SPECS)).records();
        LARGEST.forEach((query, names) ->
                assertThat(names(reader, query)).as("%.60s", query).isEqualTo(names));
    }

    @ParameterizedTest
    @EnumSource(ContractStorage.class)
    void enginesAnswerTheLargestQueries(ContractStorage storage) throws IOException {
        CorpusSurface corpus = CorpusSurface.parsed(Map.of(FILE, SPECS));
        SaseHomeFixture home = SaseHomeFixture.at(folder.resolve("home")).write(FILE, SPECS);
        try (EngineUnderTest engine =
                EngineUnderTest.open(storage, folder.resolve("run"), corpus, home.home(), CorpusSurface.NOW)) {
            LARGEST.forEach((query, names) -> assertThat(engine.<List<String>>read(reader -> names(reader, query)))
                    .as("%.60s", query)
                    .isEqualTo(names));
        }
    }

    private static List<String> names(RecordReader reader, String query) {
        return CorpusSurface.matching(reader, ChangeSpecQuery.compile(query), Scopes.of("web")).stream()
                .map(ChangeSpec::name)
                .toList();
    }
}
