package dev.sase.surface.agents.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalNameTest {
    @ParameterizedTest
    @CsvSource({
        "q1, q1",
        "q1.f0, q1",
        "q1--code, q1",
        "q1.f0--code, q1",
        "q1--code.w0, q1",
        "sase-80.land.w0, sase-80",
        "--code, --code"
    })
    void hoodIsTheFirstSegmentWithoutRole(String localName, String hood) {
        assertThat(GlobalName.hoodOf(localName)).isEqualTo(hood);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "/a", "a\\b", "a\nb", "a\u0000", "\u007f"})
    void whatIsNoSingleNameIsRefused(String name) {
        assertThat(GlobalName.isComponent(name)).isFalse();
    }

    @Test
    void dotsAndOtherLettersMakeASingleName() {
        assertThat(GlobalName.isComponent("ada.box.q1--plan")).isTrue();
        assertThat(GlobalName.isComponent("..a")).isTrue();
        assertThat(GlobalName.isComponent("größe")).isTrue();
        assertThat(GlobalName.isComponent("x".repeat(256))).isFalse();
    }
}
