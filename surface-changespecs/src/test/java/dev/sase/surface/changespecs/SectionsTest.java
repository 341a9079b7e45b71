package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionsTest {
    private static Suffix commitSuffix(String title) {
        return Parsed.only("COMMITS:", "  (1) " + title).commits().getFirst().suffix();
    }

    private static Suffix hookSuffix(String mark) {
        return Parsed.only("HOOKS:", "  x", "      | (1) [260501_090000] FAILED - (" + mark + ")")
                .hooks()
                .getFirst()
                .runs()
                .getFirst()
                .suffix();
    }

    private static List<MentorEntry.Run> mentorRuns(String... lines) {
        return Parsed.only("MENTORS:", "  (1) p[1/1]\n" + String.join("\n", lines))
                .mentors()
                .getFirst()
                .runs();
    }

    @Test
    void aBodyLineThatLooksLikeAnEntryIsOne() {
        assertThat(Parsed.only("COMMITS:", "  (1) one", "      (2b) two").commits())
                .extracting(EntryText::id)
                .containsExactly("1", "2b");
    }

    @Test
    void commitsOfOtherScriptsAndTooLongNumbers() {
        assertThat(Parsed.only("COMMITS:", "(\u0664\u0662) forty-two", "(4294967295) most", "(4294967296) more")
                        .commits())
                .extracting(CommitEntry::number)
                .containsExactly(42L, 4_294_967_295L, 0L);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "x - (a) - (b),b,",
                "x - (a - (b),a - (b,",
                "x - (@),\"\",running_agent",
                "x - ( @ ),\"\",running_agent",
                "x - (~!: @),\"\",running_agent",
                "x - (  ),\"\",",
                "x - (%: y),%: y,",
                "x - (~@: y),~@: y,",
                "x - (!:),!:,"
            })
    void marksOfCommits(String title, String text, String type) {
        assertThat(commitSuffix(title))
                .isEqualTo(
                        new Suffix(Optional.of(text), Optional.ofNullable(type).flatMap(SuffixType::ofToken)));
        assertThat(Parsed.only("COMMITS:", "  (1) " + title)
                        .commits()
                        .getFirst()
                        .note())
                .startsWith("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x (a)", "x -(a)", "x- (a)", "x - ()", "x - (a) tail", "x - (a))", "- (a)"})
    void textThatIsNoMarkOfACommit(String title) {
        assertThat(commitSuffix(title)).isEqualTo(Suffix.NONE);
        assertThat(Parsed.only("COMMITS:", "  (1) " + title)
                        .commits()
                        .getFirst()
                        .note())
                .isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"!: x \",x,error",
                "~!: x,x,rejected_proposal",
                "~@: x,x,killed_agent",
                "~$: 7,7,killed_process",
                "?$: 7,7,pending_dead_process",
                "@: x,x,running_agent",
                "@,\"\",running_agent",
                "$: 7,7,running_process",
                "%,\"\",summarize_complete",
                "^: x,x,metahook_complete",
                "~: x,x,",
                "!: metahook,\"\",metahook_complete",
                "\"!: metahook \",metahook,error",
                "!: metahooks,metahooks,error",
                "\" @: x\",\" @: x\",",
                "a: b,a: b,"
            })
    void marksOfHooks(String mark, String text, String type) {
        assertThat(hookSuffix(mark))
                .isEqualTo(
                        new Suffix(Optional.of(text), Optional.ofNullable(type).flatMap(SuffixType::ofToken)));
    }

    @Test
    void aBarInAMarkBeginsTheSummary() {
        Hook.Run run = Parsed.only("HOOKS:", "  x", "      | (2a) [260501_090000]FAILED (3s) - (!: a | b | c (d))")
                .hooks()
                .getFirst()
                .runs()
                .getFirst();
        assertThat(run.suffix()).isEqualTo(Suffix.of("a", SuffixType.ERROR));
        assertThat(run.summary()).contains("b | c (d)");
        assertThat(run.entryId()).isEqualTo("2a");
        assertThat(run.duration()).contains("3s");
    }

    @Test
    void aBarInTheCommentOfAMetahookIsItsText() {
        assertThat(Parsed.only("COMMENTS:", "  [ada] c.json - (!:\tmetahook | done )")
                        .comments()
                        .getFirst()
                        .suffix())
                .isEqualTo(Suffix.of("done", SuffixType.METAHOOK_COMPLETE));
    }

    @Test
    void aHookOfBlanksHasAnEmptyCommand() {
        assertThat(Parsed.only("HOOKS:", "   ", "  !$just test", "    no", "  (no)", "  [no]")
                        .hooks())
                .extracting(Hook::command)
                .containsExactly("", "!$just test");
        assertThat(new Hook("!$!just test", List.of()).bareCommand()).isEqualTo("just test");
    }

    @Test
    void aBarWithNothingBehindItIsIgnored() {
        for (String line : List.of("      | ", "      |", "      |    ", "      | \t")) {
            assertThat(Parsed.only("HOOKS:", "  x", line).hooks().getFirst().runs())
                    .isEmpty();
            assertThat(mentorRuns(line)).isEmpty();
        }
    }

    @Test
    void linesOfRunsNeedAnEntry() {
        assertThat(Parsed.only("HOOKS:", "      | (1) [260501_090000] PASSED").hooks())
                .isEmpty();
        assertThat(Parsed.only("MENTORS:", "      | p:m - PASSED").mentors()).isEmpty();
    }

    @Test
    void profilesOfMentors() {
        assertThat(Parsed.only("MENTORS:", "   (1) my-prof[1/2] a[b] [3/4] x_y[0/1] #Draft")
                        .mentors()
                        .getFirst())
                .satisfies(mentor -> {
                    assertThat(mentor.profiles()).containsExactly("prof", "x_y");
                    assertThat(mentor.draft()).isTrue();
                });
        assertThat(Parsed.only("MENTORS:", "  (1) one #Draft two  three")
                        .mentors()
                        .getFirst())
                .satisfies(mentor -> {
                    assertThat(mentor.profiles()).containsExactly("one", "#Draft", "two", "three");
                    assertThat(mentor.draft()).isFalse();
                });
    }

    @Test
    void runsOfMentors() {
        List<MentorEntry.Run> runs = mentorRuns(
                "      | [260501_090000]  :m - PASSED",
                "      | [260501_090000] p:m:n - FAILED - (~: old)",
                "      | p:m - KILLED - (12)",
                "      | p:m - LOST");
        assertThat(runs).hasSize(3);
        assertThat(runs.getFirst().profile()).isEqualTo(" ");
        assertThat(runs.getFirst().timestamp()).contains("260501_090000");
        assertThat(runs.get(1).mentor()).isEqualTo("m:n");
        assertThat(runs.get(1).duration()).contains("~: old");
        assertThat(runs.get(1).suffix()).isEqualTo(new Suffix(Optional.empty(), Optional.of(SuffixType.PLAIN)));
        assertThat(runs.get(2).suffix()).isEqualTo(Suffix.of("12", SuffixType.ENTRY_REF));
    }

    @Test
    void pathsOfDeltasKeepTheirBlanks() {
        assertThat(Parsed.only("DELTAS:", "  +  a b ", "  ~", "  ~ ", "  ~x y", "\t+ t")
                        .deltas())
                .containsExactly(new FileDelta(" a b ", "A"));
    }

    @Test
    void timestampsNeedAKnownEvent() {
        assertThat(Parsed.only(
                                "TIMESTAMPS:",
                                "      260501_090000 RENAME a -> b",
                                "  [260501_090000 SYNC x",
                                "  260501_090000 SYNC ",
                                "  260501_090000 SYNCED x")
                        .timestamps())
                .containsExactly(new TimestampEntry("260501_090000", "RENAME", "a -> b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMITS:\n  (1) %s",
                "COMMITS:\n  (1) x - (%s)",
                "HOOKS:\n  x\n      | (1) [260501_090000]%sPASSED",
                "HOOKS:\n  x\n      | (1) [260501_090000] PASSED - (%s",
                "COMMENTS:\n  [ada] c.json%s x",
                "MENTORS:\n  (1) %s",
                "MENTORS:\n  (1) p\n      | [260501_090000]%sx: y",
                "TIMESTAMPS:\n  260501_090000 SYNC %s",
                "DELTAS:\n  + %s",
                "DESCRIPTION:\n  %s"
            })
    void aLineOfAMegabyteIsReadAtOnce(String section) {
        for (String part : List.of(" ", "a", " - (", "\u3000")) {
            String line = part.repeat(1_048_576 / part.length());
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> Parsed.only(section.formatted(line)), part);
        }
    }
}
