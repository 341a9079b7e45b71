package dev.sase.surface.changespecs.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.RecordReader;
import dev.sase.spi.Scopes;
import dev.sase.testkit.ContractStorage;
import dev.sase.testkit.EngineUnderTest;
import dev.sase.testkit.KitSeed;
import dev.sase.testkit.SaseHomeFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a predicate finds is what a plain walk over the records finds. */
class RandomQueriesTest {
    private static final int CORPORA = 50;
    private static final int QUERIES = 40;

    private final KitSeed seed = KitSeed.ofThisRun();

    @TempDir
    Path folder;

    @Test
    void recordsAnswerAsAPlainWalkDoes() throws IOException {
        for (int round = 0; round < CORPORA; round++) {
            RandomQueries chance = new RandomQueries(seed.round(round));
            CorpusSurface corpus = new CorpusSurface(chance.specs());
            compare(chance, corpus, corpus.records(), QUERIES);
        }
    }

    @ParameterizedTest
    @EnumSource(ContractStorage.class)
    void enginesAnswerAsAPlainWalkDoes(ContractStorage storage) {
        for (int round = 0; round < 2; round++) {
            RandomQueries chance = new RandomQueries(seed.round(CORPORA + round));
            CorpusSurface corpus = new CorpusSurface(chance.specs());
            SaseHomeFixture home = SaseHomeFixture.at(folder.resolve("home" + round));
            corpus.paths().forEach(path -> home.write(path, path));
            try (EngineUnderTest engine = EngineUnderTest.open(
                    storage, folder.resolve("run" + round), corpus, home.home(), CorpusSurface.NOW)) {
                engine.read(reader -> {
                    compare(chance, corpus, reader, 2 * QUERIES);
                    return corpus;
                });
            }
        }
    }

    private void compare(RandomQueries chance, CorpusSurface corpus, RecordReader reader, int queries) {
        ReferenceEvaluator plain = new ReferenceEvaluator(corpus.specs());
        for (int i = 0; i < queries; i++) {
            QueryExpression expression = chance.expression(4);
            String text = RandomQueries.text(expression);
            ChangeSpecQuery query = ChangeSpecQuery.compile(text, QueryLanguage.V5);
            assertThat(query.expression()).as(text).isEqualTo(expression);
            Scopes scopes = chance.pick(List.of(Scopes.every(), Scopes.of("web"), Scopes.of("web", "API")));
            assertThat(CorpusSurface.matching(reader, query, scopes))
                    .as("%s in %s, %s", text, scopes, seed.hint())
                    .containsExactlyElementsOf(corpus.specs().stream()
                            .filter(spec -> scopes.contains(spec.source().projectId()))
                            .filter(spec -> plain.matches(expression, spec))
                            .toList());
        }
    }
}
