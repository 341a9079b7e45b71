package dev.sase.cli.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.cli.CommandRun;
import dev.sase.cli.Main;
import dev.sase.cli.command.CommandRunner;
import dev.sase.cli.command.CommandTree;
import dev.sase.cli.command.Specs;
import dev.sase.core.registry.SurfaceRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a rollout says of a daemon that runs. */
@Timeout(180)
class RolloutIT {
    @TempDir
    private Path home;

    private JsonNode rollout(CommandRun user) {
        CommandRun.Result result = user.run(
                (terminal, words) -> new CommandRunner(
                                new CommandTree(
                                        () -> SurfaceRegistry.load(Main.class.getClassLoader()),
                                        Map.of(
                                                "daemon",
                                                tree -> Specs.group("daemon", "Daemon.", List.of())
                                                        .addSubcommand("rollout", RolloutCommand.spec(tree)))),
                                terminal)
                        .run(words),
                "daemon",
                "rollout",
                "--json");
        assertThat(result.code()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    private static JsonNode beads(JsonNode document) {
        return document.get("surfaces")
                .valueStream()
                .filter(item -> item.get("surface_id").stringValue().equals("read.beads"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDaemonThatServesIsSeenAndAGroupThatIsOffIsNot() {
        CommandRun user = CommandRun.in(home);
        assertThat(user.sase("daemon", "start", "-T", "60").code()).isZero();
        try {
            // The first question to a daemon that just began may take longer than a read waits.
            user.sase("daemon", "verify", "-T", "60");
            JsonNode document = rollout(user);
            for (int i = 0; i < 50 && !beads(document).get("fallback_reason").isNull(); i++) {
                document = rollout(user);
            }

            assertThat(document.at("/daemon/state").stringValue()).isEqualTo("running");
            assertThat(document.at("/daemon/rpc_available").booleanValue()).isTrue();
            assertThat(document.at("/compatibility/status").stringValue()).isEqualTo("ok");
            assertThat(document.at("/capabilities/observed").toString()).contains("\"beads.read\"");
            JsonNode beads = beads(document);
            assertThat(beads.get("answered_by").stringValue()).isEqualTo("daemon");
            assertThat(beads.get("blocked").booleanValue()).isFalse();
            assertThat(beads.get("parity_status").stringValue()).isEqualTo("ok");
            assertThat(beads.get("missing_capabilities").isEmpty()).isTrue();

            JsonNode off = beads(rollout(user.with("SASE_DAEMON_BEADS_READS", "0")));
            assertThat(off.get("answered_by").stringValue()).isEqualTo("files");
            assertThat(off.get("fallback_reason").stringValue()).isEqualTo("surface_disabled");
            JsonNode disabled = rollout(user.with("SASE_NO_DAEMON", "1"));
            assertThat(disabled.at("/daemon/state").stringValue()).isEqualTo("running");
            assertThat(disabled.at("/daemon/rpc_available").booleanValue()).isFalse();
            assertThat(beads(disabled).get("effective_mode").stringValue()).isEqualTo("disabled");
        } finally {
            assertThat(user.sase("daemon", "stop", "-T", "60").code()).isZero();
        }
    }
}
