package dev.sase.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> WORDS = List.of("list", "show", "status", "start", "stop", "--status", "--json");

    @Test
    void findsWhatIsALetterOrASwapAway() {
        assertThat(Suggestion.nearest("lst", WORDS)).contains("list");
        assertThat(Suggestion.nearest("statsu", WORDS)).contains("status");
        assertThat(Suggestion.nearest("--stauts", WORDS)).contains("--status");
        assertThat(Suggestion.nearest("SHOW", WORDS)).contains("show");
    }

    @Test
    void findsWhatIsBegun() {
        assertThat(Suggestion.nearest("sta", List.of("restart", "status"))).contains("status");
    }

    @Test
    void doesNotGuessWildly() {
        assertThat(Suggestion.nearest("rebuild", WORDS)).isEmpty();
        assertThat(Suggestion.clause("rebuild", WORDS)).isEmpty();
    }
}
