package dev.sase.core.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostIdentityTest {
    @ParameterizedTest
    @CsvSource({
        "atlas.lan, atlas.lan",
        "build box/07, build-box-07",
        "'   ', sase-host",
        "'', sase-host",
        "--a--, a",
        "über_1, ber_1",
        "a😀b, a-b",
        "' Padded\t', Padded",
        "-/-, sase-host",
        ".., sase-host",
        "., sase-host",
        "-..-, sase-host",
        "..., ...",
        "x..y, x..y",
        "UPPER, UPPER"
    })
    void hostnamesBecomeOneSafePathComponent(String hostname, String expected) {
        assertThat(HostIdentity.ofHostname(hostname).name()).isEqualTo(expected);
    }

    @Test
    void missingVariableGivesTheUnnamedHost() {
        assertThat(HostIdentity.of(Map.of())).isEqualTo(HostIdentity.UNNAMED);
        assertThat(HostIdentity.of(Map.of("HOSTNAME", "atlas")).name()).isEqualTo("atlas");
    }

    @Test
    void namesThatAreNotSanitisedAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HostIdentity(".."));
        assertThatIllegalArgumentException().isThrownBy(() -> new HostIdentity("a/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new HostIdentity("a-"));
    }
}
