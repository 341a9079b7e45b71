package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sase.spi.Command;
import dev.sase.spi.Parameter;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RowsForm;
import dev.sase.spi.Shape;
import dev.sase.spi.Volatility;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeSpecsSurfaceTest {
    private final ChangeSpecsSurface surface = new ChangeSpecsSurface();

    @Test
    void readsAndVerbsAreThoseOfTheContract() {
        assertThat(surface.descriptor().readCapability()).isEqualTo("changespecs.read");
        assertThat(surface.reads())
                .extracting(ReadOperation::name)
                .containsExactly(
                        "changespec_list",
                        "changespec_search",
                        "changespec_find",
                        "changespec_detail",
                        "changespec_current");
        assertThat(surface.reads())
                .allSatisfy(read -> assertThat(read.volatility()).isEqualTo(Volatility.PURE));
        assertThat(surface.reads().stream().filter(read -> read.shape() == Shape.PAGE))
                .allSatisfy(read -> {
                    assertThat(read.rowsMember()).isEqualTo("entries");
                    assertThat(read.rowsForm()).isEqualTo(RowsForm.NESTED_WITH_OFFSET);
                });
        assertThat(surface.commands()).extracting(Command::verb).containsExactly("list", "show", "search", "current");
    }

    @Test
    void theFormIsAnOptionOfEveryCommandAndOfNoRead() {
        assertThat(surface.commands())
                .allSatisfy(command -> assertThat(command.options())
                        .singleElement()
                        .satisfies(option -> {
                            assertThat(option.options()).containsExactly("--format", "-f");
                            assertThat(option.choices()).containsExactly("plain", "rich", "markdown", "json");
                        }));
        assertThat(surface.reads().stream().flatMap(read -> read.parameters().stream()))
                .extracting(Parameter::name)
                .doesNotContain("format");
    }

    @Test
    void damagedRecordsAreRefused() {
        for (String json : List.of(
                "",
                "{",
                "[]",
                "{}",
                "{\"spec\":{},\"summary\":{}}",
                "{\"spec\":{\"schema_version\":3},\"summary\":{}}")) {
            assertThatIllegalArgumentException().as(json).isThrownBy(() -> ChangeSpecs.CODEC.decode(RawJson.of(json)));
        }
        ChangeSpec spec = Parsed.only("MENTORS:", "  (1) p");
        String json = ChangeSpecs.CODEC.encode(spec).text();
        assertThat(ChangeSpecs.CODEC.decode(RawJson.of(json))).isEqualTo(spec);
        for (String bad : List.of(
                json.replace("\"is_draft\":false", "\"is_draft\":\"no\""),
                json.replace("[\"p\"]", "[1]"),
                json.replace("\"start_line\":1", "\"start_line\":1.5"),
                json.replace("\"status\":\"WIP\"", "\"status\":null"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> ChangeSpecs.CODEC.decode(RawJson.of(bad)));
        }
    }

    @Test
    void searchTextFollowsTheGeneration() {
        String[] lines = {"NAME: a", "STATUS: WIP", "PR_ORIGIN: sase", "PARENT: p", "REFS:", "  bd:1"};
        assertThat(SearchText.of(Parsed.v2(lines).getFirst())).isEqualTo("a\n\nWIP\n\np");
        assertThat(SearchText.of(Parsed.v5(lines).getFirst())).isEqualTo("a\n\nWIP\nsase\n\nbd:1\np");
    }

    @Test
    void searchTextRendersMarks() {
        ChangeSpec spec = Parsed.only(
                "COMMITS:",
                "  (1) one - (!:  )",
                "  (2) two - (@: x)",
                "HOOKS:",
                "  !$x",
                "      | (1) [260501_090000] FAILED - (~$: 7)",
                "      | (1) [260501_090000] FAILED - (plain)",
                "      | (1) [260501_090000] FAILED - (!: )",
                "COMMENTS:",
                "  [ada] c.json - ($: 8)",
                "MENTORS:",
                "  (1) p",
                "      | p:m - RUNNING - ($: 9)",
                "      | p:m - RUNNING - (@)");
        assertThat(SearchText.of(spec))
                .isEqualTo("a\n\nWIP\n\none\n(!: )\ntwo\n(x)\nx\n- (~$: 7)\nada\nc.json\n- ($: 8)\n(9)\n- (@)");
        assertThat(SearchText.hasError(spec)).isTrue();
        assertThat(SearchText.hasAgent(spec)).isTrue();
        assertThat(SearchText.hasProcess(spec)).isTrue();
        assertThat(SearchText.hasError(Parsed.only("MENTORS:", "  (1) p", "      | p:m - FAILED - (!: x)")))
                .isFalse();
    }
}
