package dev.sase.daemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sase.spi.ErrorCode;
import dev.sase.spi.SaseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void takesWhatTheLauncherSends() {
        CommandLine line = CommandLine.parse(List.of(
                "daemon",
                "--sase-home",
                "/h",
                "--run-root",
                "/r",
                "--socket-path",
                "/s",
                "--foreground",
                "--disable-mobile-http"));
        assertThat(line.paths().saseHome()).contains("/h");
        assertThat(line.paths().runRoot()).contains("/r");
        assertThat(line.paths().socketPath()).contains("/s");
        assertThat(line.idleLimit()).isEqualTo(Duration.ofHours(3));
        assertThat(line.help()).isFalse();
        assertThat(line.warnings()).isEmpty();
    }

    @Test
    void theLastOfAnOptionGivenTwiceWins() {
        CommandLine line =
                CommandLine.parse(List.of("daemon", "-H", "/a", "--sase-home", "/b", "--idle-exit-seconds", "0"));
        assertThat(line.paths().saseHome()).isEqualTo(Optional.of("/b"));
        assertThat(line.idleLimit()).isEqualTo(Duration.ZERO);
    }

    @Test
    void oneRebuildIsAskedForByName() {
        assertThat(CommandLine.parse(List.of("daemon", "--rebuild-once")).rebuildOnce())
                .isTrue();
        assertThat(CommandLine.parse(List.of("daemon")).rebuildOnce()).isFalse();
    }

    @Test
    void anOptionWithoutEffectIsWarnedAbout() {
        assertThat(CommandLine.parse(List.of("daemon", "--tokio-console")).warnings())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--bind",
                "-b",
                "--allow-non-loopback",
                "-L",
                "--agent-bridge-command",
                "-A",
                "--helper-bridge-command",
                "-J",
                "--push-provider",
                "-P",
                "--fcm-project-id",
                "-F",
                "--fcm-service-account-json",
                "-S",
                "--fcm-credential-env",
                "-E",
                "--fcm-dry-run",
                "-D",
                "--fcm-endpoint",
                "-M",
                "--push-timeout-seconds",
                "-U",
                "--push-retry-limit",
                "-R"
            })
    void anOptionOfAnAbsentFeatureIsRefusedByName(String option) {
        assertRefused(List.of("daemon", option, "1"), option, "does not have");
    }

    @ParameterizedTest
    @CsvSource({"--sase-home=/h", "--version", "serve"})
    void anUnknownArgumentIsRefused(String argument) {
        assertRefused(List.of("daemon", argument), argument, "unknown");
    }

    @Test
    void wrongValuesAreRefused() {
        assertRefused(List.of(), "first argument", "daemon");
        assertRefused(List.of("start"), "first argument", "daemon");
        assertRefused(List.of("daemon", "--run-root"), "--run-root", "no value");
        assertRefused(List.of("daemon", "--idle-exit-seconds", "-1"), "--idle-exit-seconds", "-1");
        assertRefused(List.of("daemon", "--idle-exit-seconds", "soon"), "--idle-exit-seconds", "soon");
    }

    private static void assertRefused(List<String> arguments, String name, String why) {
        assertThatThrownBy(() -> CommandLine.parse(arguments))
                .isInstanceOfSatisfying(
                        SaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
                .hasMessageContainingAll(name, why);
    }
}
