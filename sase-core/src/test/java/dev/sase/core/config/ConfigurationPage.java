package dev.sase.core.config;

import dev.sase.core.routing.RoutingNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes {@code docs/configuration.md} from the tables of the code, so that the page cannot say less or more than they do. */
final class ConfigurationPage {
    private static final String OPENING = """
            # Configuration

            Nothing has to be configured. `sase config show` prints every setting in effect and where it comes from;
            `sase daemon rollout` says what that means for reads now. This page is made from the tables of the code by
            `ConfigurationPageTest`, which fails where they differ and says how to make it anew.

            ## Layers

            Stronger ones first; each setting is looked for on its own:

            1. An option of the command: `--sase-home`, `--run-root`, `--socket-path`, `--no-daemon`. Flags switch the daemon
               off and never on.
            2. The environment variable of the key.
            3. `sase.yml` in the folder that the command is started in. The daemon itself does not look at it.
            4. `~/.config/sase/sase_*.yml` and `sase_*.yaml`, later names stronger.
            5. `~/.config/sase/sase.yml`.
            6. The defaults that plugins bring, later names stronger.
            7. The default below.

            Maps of several files are merged name by name. Of single values the strongest counts. Lists follow each other,
            weaker ones first; but a list in `~/.config/sase/sase.yml` replaces those of plugins. A key without a value, and
            a path of no text, are unset and leave what weaker files say.

            ## Rules

            - A switch takes `true` and `false` in a file, also as `yes`, `no`, `on`, `off`; in a variable also `1` and `0`,
              whatever the case. Any other text counts as absent, with a warning.
            - A path may begin with `~/`. A relative one starts at the folder of the file that it is written in; in the
              defaults of a plugin it is an error.
            - A value of the wrong type counts as absent, with a warning. Where it names a place, a home, a socket or a store,
              the command ends with `invalid_configuration` instead: to look elsewhere would show other records.
            - A file that exists and cannot be read, is not YAML, holds several documents or something else than a map ends the
              command with `invalid_configuration`. All problems are named at once, with file and line.
            - An unknown key under `daemon` is a warning with a suggestion. Other sections belong to other programs and are left
              alone. So is a group of reads that no surface has; `sase config show` names it.
            - Keys marked *own* count only in the user's own files, since they say where the daemon is or what is run. In a
              `sase.yml` of a project or the defaults of a plugin they are ignored with a warning.
            - `sase config show` prints problems on standard error and ends with exit code 2 if there are any; warnings do not
              change the exit code.

            """;

    private static final String AFTER_KEYS = """
            A daemon reads its configuration once, when it starts. Reads look at theirs each time.

            ## Keys of later features

            Known, so that a file for other programs raises no warning, and shown as they are written. They change nothing
            yet.

            """;

    private static final String GROUPS = """
            ## Read groups

            Each surface is a group, by its id: `daemon.reads.surfaces.beads` and `SASE_DAEMON_BEADS_READS`. In the name of the
            variable, what is no letter or digit becomes `_`. A plugin's surface is a group like any other and on.

            These names exist for routing alone. They read what the plain read gives, from the daemon or the files, and have
            groups of their own, which are off. `Sase.read("ace_agent_active", ...)` is the same as
            `Sase.read("agent_active", ...)`, with the reason `surface_disabled` until the group `ace_agents` is on.

            """;

    private static final String ENDING = """

            Artifacts belong to an agent and are part of its detail. The search of the archive asks the read of agents that
            takes a query. Every name needs the capability of the read that it asks, also `ace_artifact_list` and
            `ace_archive_search`, to which the contract gives none.

            ## Defaults of a plugin

            A jar on the class path may bring the resource `META-INF/sase/defaults.yml`. It is written like `sase.yml` and
            begins with the name of the plugin, by which several are ordered:

            ```yaml
            plugin: tasks
            daemon:
              reads:
                surfaces:
                  tasks: false
            ```

            Keys marked *own* and the section `daemon.provider_host` are ignored there. A resource that cannot be used is
            ignored with a warning. `sase daemon start`, `stop`, `status` and the like do not look for these defaults, since that
            takes opening every jar; reads and the daemon itself do.

            ## What rollout says

            `sase daemon rollout` goes through the checks of a read for every group, without reading: the switches, a failure a
            moment ago, and if a daemon runs what it serves. `effective_mode` is what the switches ask for: `read_through`,
            `direct`, or `disabled` by `--no-daemon` or `SASE_NO_DAEMON`; for the milestones `shadow`, `read_through` or
            `disabled`. `answered_by` is what would happen now: `daemon`, `files`, or `nobody` where no surface of this program
            has such reads; `fallback_reason` says why not the daemon. `mode_source` is the setting that decides.
            `blocked_reasons` say what keeps `read_through` from having an effect. `parity_status` is the state of the daemon's
            index. The exit code is 0 whatever is found.

            `--benchmark-report` names a JSON file with measured medians, in milliseconds, of the same reads on both ways. Only
            `group`, `daemon_p50_ms` and `direct_p50_ms` are required; `used_daemon` is false where the files answered what was
            to measure the daemon. A group may be measured several times, for example with more records. What `bench/run --only commands`
            writes to `bench/results` is such a file:

            ```json
            {
              "schema_version": 1,
              "read_groups": [
                {"group": "beads", "daemon_p50_ms": 0.4, "direct_p50_ms": 38.5,
                 "records": 10000, "runs": 200, "used_daemon": true}
              ]
            }
            ```

            `perf_status` is `ok` when in each of them the daemon served and was not slower than the files, else `blocked`, and
            the text names the figures; `not_reported` without any.
            """;

    private ConfigurationPage() {}

    /** The page as it should be. */
    static String text() {
        StringBuilder page = new StringBuilder(OPENING);
        page.append("## Keys\n\n");
        keys(page, ConfigurationKey::isUsed);
        page.append('\n').append(AFTER_KEYS);
        keys(page, key -> !key.isUsed());
        page.append("\n## Variables without a key\n\n");
        variables(page, EnvironmentVariable::isUsed);
        page.append("\nThese are known and change nothing yet:\n\n");
        variables(page, variable -> !variable.isUsed());
        page.append('\n').append(GROUPS);
        page.append("| name | group | reads |\n|---|---|---|\n");
        for (String group : RoutingNames.groups()) {
            for (String name : RoutingNames.names(group)) {
                row(page, code(name), code(group), code(RoutingNames.wireRead(name)));
            }
        }
        return page.append(ENDING).toString();
    }

    private static void keys(StringBuilder page, Predicate<ConfigurationKey> wanted) {
        page.append("| key | takes | default | variable | set by | what it does |\n|---|---|---|---|---|---|\n");
        Stream.of(ConfigurationKey.values())
                .filter(wanted)
                .forEach(key -> row(
                        page,
                        code(key.path()),
                        key.type().wanted(),
                        key.defaultText().isEmpty() ? "unset" : key.defaultText(),
                        key.variable().map(ConfigurationPage::code).orElse(""),
                        key.isOwn() ? "*own*" : "any layer",
                        key.description()));
    }

    private static void variables(StringBuilder page, Predicate<EnvironmentVariable> wanted) {
        page.append("| variable | what it does |\n|---|---|\n");
        Stream.of(EnvironmentVariable.values())
                .filter(wanted)
                .forEach(variable -> row(page, code(variable.variable()), variable.description()));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ")
                .append(String.join(" | ", List.of(cells)).replace("|  |", "| |"))
                .append(" |\n");
    }

    /** The page in the checkout that this test run belongs to. */
    static Path file() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("LICENSE")) && Files.exists(folder.resolve("pom.xml"))) {
                return folder.resolve("docs/configuration.md");
            }
        }
        throw new IllegalStateException("no folder with LICENSE and pom.xml at or above " + start);
    }

    /** Writes the page to {@link #file}, or to the file that the argument names. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(arguments.length == 0 ? file() : Path.of(arguments[0]), text());
    }
}
