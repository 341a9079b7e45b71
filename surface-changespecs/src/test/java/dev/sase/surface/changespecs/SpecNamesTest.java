package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecNamesTest {
    @ParameterizedTest
    @CsvSource({
        "web,web",
        "web_1,web",
        "web__1,web",
        "web___1,web_",
        "web_1_2,web_1",
        "x__260102_010101,x__260102",
        "web_,web_",
        "web_1a,web_1a",
        "web1,web1",
        "_1,_1",
        "__1,_",
        "12,12",
        "web_\u0663,web"
    })
    void baseNamesLoseOneNumber(String name, String base) {
        assertThat(SpecNames.baseName(name)).isEqualTo(base);
        assertThat(SpecNames.hasSuffix(name)).isEqualTo(!name.equals(base));
    }

    @Test
    void onlyLettersFromAToZAreFolded() {
        assertThat(SpecNames.asciiLower("AZ\u00c4\u212a\u0130z[@")).isEqualTo("az\u00c4\u212a\u0130z[@");
        String lower = "lower";
        assertThat(SpecNames.asciiLower(lower)).isSameAs(lower);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Ready,Ready",
                "Ready (web_3),Ready",
                "Ready - (!: READY TO MAIL),Ready",
                "Ready - (!: READY TO MAIL) (web_3),Ready",
                "Ready (web_3) - (!: READY TO MAIL),Ready (web_3)",
                "Ready  (a-b_c_12),Ready ",
                "Ready (web),Ready (web)",
                "Ready (_3),Ready (_3)",
                "Ready (w.b_3),Ready (w.b_3)",
                "Ready (web_3) ,Ready (web_3) ",
                "Ready(web_3),Ready(web_3)",
                " (web_3),''",
                "(web_3),(web_3)",
                ")),))",
                "_3),_3)",
                "3),3)"
            })
    void baseStatuses(String status, String base) {
        assertThat(BaseStatus.of(status)).isEqualTo(base);
    }

    @Test
    void keysOfStatusesAreTrimmedAndFolded() {
        assertThat(BaseStatus.key("\u00a0READY  (web_3)")).isEqualTo("ready");
    }

    @Test
    void bothGenerationsDecideAlikeAndSayItInTheirWords() {
        TransitionRequest request = new TransitionRequest(
                "a", "Ready", "Mailed", true, Optional.of("WIP (web_3)"), List.of(), List.of(), Set.of());
        assertThat(new StatusTransitions(Generation.V5).plan(request))
                .isEqualTo(new TransitionPlan.Refused(
                        "Ready",
                        "Cannot transition 'a' to Mailed: parent is WIP. Children of WIP/Draft Patches must be WIP, Draft,"
                                + " or Reverted."));
        assertThat(new StatusTransitions(Generation.V2).plan(request))
                .isInstanceOfSatisfying(
                        TransitionPlan.Refused.class,
                        refused -> assertThat(refused.error()).contains("WIP/Draft ChangeSpecs"));
    }

    @Test
    void statusesWithAWorkspaceAreNotTerminal() {
        assertThat(StatusTransitions.isTerminal("Submitted")).isTrue();
        assertThat(StatusTransitions.isTerminal("Submitted (p_1)")).isFalse();
    }
}
