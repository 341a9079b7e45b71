package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpecParserTest {
    @Test
    void headersNeedTwoHashesAndABlank() {
        List<ChangeSpec> specs = Parsed.v2(
                "##ChangeSpec",
                "STATUS: lost",
                "# ChangeSpec",
                "STATUS: lost",
                "\t ##\t ChangeSpecs of May",
                "STATUS: Ready",
                "NAME: kept");
        assertThat(specs).singleElement().satisfies(spec -> {
            assertThat(spec.name()).isEqualTo("kept");
            assertThat(spec.span()).isEqualTo(new SourceSpan(6, 7));
        });
    }

    @Test
    void aHeaderRightBelowAHeaderIsTheFirstLineOfTheSpec() {
        assertThat(Parsed.v2("## ChangeSpec", "## ChangeSpec", "NAME: a", "STATUS: WIP"))
                .singleElement()
                .extracting(ChangeSpec::span)
                .isEqualTo(new SourceSpan(2, 4));
    }

    @Test
    void aSpecMayBeginBehindTwoBlankLinesBelowItsHeader() {
        assertThat(Parsed.v2("## ChangeSpec", "", "", "NAME: a", "STATUS: WIP"))
                .singleElement()
                .extracting(spec -> spec.span().startLine())
                .isEqualTo(4L);
    }

    @Test
    void aFieldWithoutItsBlankClosesADescriptionAndNothingElse() {
        assertThat(Parsed.only("DESCRIPTION: one", "BUG:7", "  two").description())
                .isEqualTo("one");
        assertThat(Parsed.only("HOOKS:", "  just test", "PARENT:", "  just lint")
                        .hooks())
                .extracting(Hook::command)
                .containsExactly("just test", "just lint");
    }

    @Test
    void aSecondDescriptionAppends() {
        assertThat(Parsed.only("DESCRIPTION: one", "BUG: 7", "DESCRIPTION:", "  two", "    three  ", " ", "")
                        .description())
                .isEqualTo("one\ntwo\n  three");
    }

    @Test
    void emptyNamesAndStatusesCount() {
        assertThat(Parsed.v2("NAME: ", "STATUS: \u00a0")).singleElement().satisfies(spec -> {
            assertThat(spec.name()).isEmpty();
            assertThat(spec.status()).isEmpty();
        });
    }

    @Test
    void aByteOrderMarkHidesTheFirstName() {
        assertThat(Parsed.v2("\ufeffNAME: a", "STATUS: WIP")).isEmpty();
    }

    @Test
    void aLoneCarriageReturnIsACharacterOfTheLine() {
        assertThat(Parsed.specs(Generation.V2, Parsed.PATH, "NAME: a\rb\r\nSTATUS: WIP\r"))
                .singleElement()
                .satisfies(spec -> {
                    assertThat(spec.name()).isEqualTo("a\rb");
                    assertThat(spec.status()).isEqualTo("WIP");
                });
    }

    @Test
    void trimmingFollowsUnicode() {
        assertThat(Parsed.only("BUG: \u2003\u00857\u00a0\u3000").bug()).contains("7");
        assertThat(Parsed.only("BUG: \u001c7\u001f").bug()).contains("\u001c7\u001f");
    }

    @Test
    void twoBlankLinesEndASpecInsideAnySection() {
        ChangeSpec spec = Parsed.only("COMMITS:", "  (1) one", "      ", "      ", "  (2) two");
        assertThat(spec.commits())
                .singleElement()
                .satisfies(commit -> assertThat(commit.body()).containsExactly(""));
        assertThat(spec.span().endLine()).isEqualTo(4);
    }

    @Test
    void aRepeatedSectionAppends() {
        ChangeSpec spec = Parsed.only("DELTAS:", "  + a", "BUG: 7", "  + lost", "DELTAS: more", "  - b");
        assertThat(spec.deltas()).containsExactly(new FileDelta("a", "A"), new FileDelta("b", "D"));
    }

    @Test
    void theSecondGenerationEndsAtEmptyLinesOnly() {
        String[] lines = {"NAME: a", "DESCRIPTION:", "  one", "  ", "  ", " ", "  two", "STATUS: WIP", "", "", "BUG: 7"
        };
        assertThat(Parsed.v2(lines)).isEmpty();
        assertThat(Parsed.v5(lines)).singleElement().satisfies(spec -> {
            assertThat(spec.description()).isEqualTo("one\n\n\n\ntwo");
            assertThat(spec.bug()).isEmpty();
            assertThat(spec.span()).isEqualTo(new SourceSpan(1, 8));
        });
    }

    @Test
    void theSecondGenerationHasNewSpellings() {
        List<ChangeSpec> specs = Parsed.v5(
                "## Patch",
                "NAME: a",
                "PR_ORIGIN:  SASE ",
                "STATUS: WIP",
                "REFS:",
                "bd:web-1",
                "      https://example.test/x  ",
                "STITCHES:",
                "  (1) one",
                "## ChangeSpec",
                "NAME: b",
                "PR_ORIGIN: somebody",
                "STATUS: WIP");
        assertThat(specs).hasSize(2);
        assertThat(specs.getFirst().prOrigin()).isEqualTo("sase");
        assertThat(specs.getFirst().refs()).containsExactly("bd:web-1", "https://example.test/x");
        assertThat(specs.getFirst().commits()).hasSize(1);
        assertThat(specs.getLast().prOrigin()).isEqualTo("unknown");
    }

    @Test
    void theFirstGenerationKnowsNoneOfThem() {
        assertThat(Parsed.v2(
                        "## Patch", "STATUS: WIP", "NAME: a", "STATUS: WIP", "HOOKS:", "  one", "STITCHES:", "  two"))
                .singleElement()
                .satisfies(spec -> assertThat(spec.hooks()).hasSize(2));
    }
}
