package dev.sase.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each place that can set a switch, against every stronger one, both ways. */
class PrecedenceTest {
    enum Place {
        PLUGIN_ALPHA,
        PLUGIN_BETA,
        USER,
        OVERLAY_A,
        OVERLAY_B,
        PROJECT,
        ENVIRONMENT
    }

    @TempDir
    Path folder;

    static Stream<Arguments> pairs() {
        return Stream.of(Place.values())
                .flatMap(weaker -> Stream.of(Place.values())
                        .filter(stronger -> stronger.compareTo(weaker) > 0)
                        .flatMap(stronger -> Stream.of(true, false).map(on -> Arguments.of(weaker, stronger, on))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theStrongerPlaceWins(Place weaker, Place stronger, boolean on) throws IOException {
        ConfigurationHome home = new ConfigurationHome(folder);
        write(home, stronger, on);
        write(home, weaker, !on);

        Configuration configuration = home.load();

        assertThat(configuration.readsEnabled()).isEqualTo(on);
        assertThat(configuration.readGroupEnabled("ace_agents")).isEqualTo(on);
        assertThat(configuration.value(ConfigurationKey.READS_ENABLED).origin().toString())
                .contains(name(stronger));
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void everyPlaceIsStrongerThanTheDefault() throws IOException {
        for (Place place : Place.values()) {
            ConfigurationHome home = new ConfigurationHome(folder.resolve(place.name()));
            write(home, place, false);

            assertThat(home.load().readsEnabled()).as(place.name()).isFalse();
        }
    }

    private static void write(ConfigurationHome home, Place place, boolean on) throws IOException {
        String content = "daemon: {reads: {enabled: " + on + ", surfaces: {ace_agents: " + on + "}}}\n";
        switch (place) {
            // Their names decide, not their order on the class path.
            case PLUGIN_ALPHA -> home.plugin("# alpha\nplugin: alpha\n" + content);
            case PLUGIN_BETA -> home.plugin("\n\nplugin: beta\n" + content);
            case USER -> home.userFile(content);
            case OVERLAY_A -> home.userFile("sase_a.yml", content);
            case OVERLAY_B -> home.userFile("sase_b.yaml", content);
            case PROJECT -> home.projectFile(content);
            case ENVIRONMENT ->
                List.of("SASE_DAEMON_READS", "SASE_DAEMON_ACE_AGENTS_READS")
                        .forEach(variable -> home.variable(variable, on ? "On" : " 0"));
        }
    }

    private static String name(Place place) {
        return switch (place) {
            case PLUGIN_ALPHA -> "META-INF/sase/defaults.yml:3";
            case PLUGIN_BETA -> "META-INF/sase/defaults.yml:4";
            case USER -> "/.config/sase/sase.yml:1";
            case OVERLAY_A -> "/sase_a.yml:1";
            case OVERLAY_B -> "/sase_b.yaml:1";
            case PROJECT -> "/project/sase.yml:1";
            case ENVIRONMENT -> "environment SASE_DAEMON_READS";
        };
    }
}
