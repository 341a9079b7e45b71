package dev.sase.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final String UPDATE = "sase.docs.update";

    @Test
    void thePageSaysWhatTheTablesSay() throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            ConfigurationPage.main(new String[0]);
        }

        assertThat(Files.readString(ConfigurationPage.file()))
                .as("docs/configuration.md; to make it anew: mvn test -pl sase-core -am -Dtest=ConfigurationPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -D" + UPDATE + "=true")
                .isEqualTo(ConfigurationPage.text());
    }

    @Test
    void everyKeyAndVariableIsOnThePage() {
        String page = ConfigurationPage.text();

        assertThat(ConfigurationKey.values()).allSatisfy(key -> assertThat(page).contains("| `" + key.path() + "` | "));
        assertThat(EnvironmentVariable.values())
                .allSatisfy(variable -> assertThat(page).contains("| `" + variable.variable() + "` | "));
        assertThat(page.lines().filter(line -> !line.startsWith("|"))).allMatch(line -> line.length() <= 140);
    }
}
