package dev.sase.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TailTextTest {
    @Test
    void theEndOfALongTextIsKept() {
        assertThat(TailText.fit("/srv/sase.yml:12", 16)).isEqualTo("/srv/sase.yml:12");
        assertThat(TailText.fit("/srv/sase.yml:12", 9)).isEqualTo("…e.yml:12");
        assertThat(TailText.fit("/srv/sase.yml:12", 1)).isEqualTo("…");
        assertThat(TailText.fit("", 1)).isEmpty();
    }

    @Test
    void wideCharactersAreCountedAsTheyAreSeen() {
        assertThat(TailText.fit("日本語日本語", 5)).isEqualTo("…本語");
        assertThat(TailText.fit("😀😀😀", 4)).isEqualTo("…😀");
    }

    @Test
    void theUsersHomeIsShortened() {
        assertThat(TailText.below("/home/ada/x:1", "/home/ada")).isEqualTo("~/x:1");
        assertThat(TailText.below("/home/adam/x:1", "/home/ada")).isEqualTo("/home/adam/x:1");
        assertThat(TailText.below("/x", "")).isEqualTo("/x");
    }
}
