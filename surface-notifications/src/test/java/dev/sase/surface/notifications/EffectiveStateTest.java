package dev.sase.surface.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveStateTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000, 500_000_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "PlanApproval, response_dir, plan_request.json, plan_response.json",
        "PlanApproval, response_dir, plan_request.json, plan_approved.marker",
        "EpicApproval, response_dir, plan_request.json, plan_response.json",
        "EpicApproval, response_dir, plan_request.json, plan_approved.marker",
        "HITL, artifacts_dir, hitl_request.json, hitl_response.json",
        "UserQuestion, response_dir, question_request.json, question_response.json",
        "LaunchApproval, response_dir, launch_request.json, launch_response.json"
    })
    void aGateIsAnsweredByItsAnswerOrByTheRequestHavingGone(String action, String key, String request, String answer)
            throws IOException {
        Path gate = folder.resolve("gate");
        assertThat(state(action, key, gate.toString())).isEqualTo(ActionState.AVAILABLE);

        Files.createDirectory(gate);
        assertThat(state(action, key, gate.toString())).isEqualTo(ActionState.ALREADY_HANDLED);

        Files.writeString(gate.resolve(request), "{}");
        assertThat(state(action, key, " " + gate + " ")).isEqualTo(ActionState.AVAILABLE);

        Files.writeString(gate.resolve(answer), "{}");
        assertThat(state(action, key, gate.toString())).isEqualTo(ActionState.ALREADY_HANDLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"response.json", "cancellation.json"})
    void aCustomGateIsAnsweredByItsAnswerOnly(String answer) throws IOException {
        assertThat(state("CustomGate", "bundle_path", folder.toString())).isEqualTo(ActionState.AVAILABLE);

        Files.writeString(folder.resolve(answer), "{}");
        assertThat(state("CustomGate", "bundle_path", folder.toString())).isEqualTo(ActionState.ALREADY_HANDLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "JumpToAgent", "TaskTriage", "plan_approval"})
    void anActionThatIsNoGateIsUnsupported(String action) {
        assertThat(state(action, "response_dir", "/nowhere")).isEqualTo(ActionState.UNSUPPORTED);
    }

    @Test
    void aMissingOrBlankPathIsAMissingTarget() {
        assertThat(state("PlanApproval", "artifacts_dir", "/nowhere")).isEqualTo(ActionState.MISSING_TARGET);
        assertThat(state("PlanApproval", "response_dir", " \t")).isEqualTo(ActionState.MISSING_TARGET);
    }

    @Test
    void staleByStateOrByDeadline() {
        assertThat(stored(ActionState.AVAILABLE, 1_000.5)).isEqualTo(ActionState.STALE);
        assertThat(stored(ActionState.AVAILABLE, 1_000.75)).isEqualTo(ActionState.AVAILABLE);
        assertThat(stored(ActionState.STALE, 2_000)).isEqualTo(ActionState.STALE);
        assertThat(stored(ActionState.ALREADY_HANDLED, 2_000)).isEqualTo(ActionState.ALREADY_HANDLED);
        assertThat(stored(ActionState.ALREADY_HANDLED, 1_000)).isEqualTo(ActionState.STALE);
        assertThat(stored(ActionState.MISSING_REQUEST, 2_000)).isEqualTo(ActionState.AVAILABLE);
    }

    @Test
    void aTildeIsTheHomeOfTheUser() throws IOException {
        Files.createDirectory(folder.resolve("gate"));

        assertThat(state("UserQuestion", "response_dir", "~/gate")).isEqualTo(ActionState.ALREADY_HANDLED);
        assertThat(state("UserQuestion", "response_dir", "~")).isEqualTo(ActionState.ALREADY_HANDLED);
        assertThat(state("UserQuestion", "response_dir", "~gate")).isEqualTo(ActionState.AVAILABLE);
    }

    @Test
    void aRelativePathIsRelativeToTheFolderOfTheRequest() throws IOException {
        Files.createDirectory(folder.resolve("gate"));
        PendingAction action = action("UserQuestion", Map.of("response_dir", "gate"), ActionState.AVAILABLE, 2_000);

        assertThat(new EffectiveState(NOW, folder, Optional.of(folder)).of(action))
                .isEqualTo(ActionState.ALREADY_HANDLED);
        assertThat(new EffectiveState(NOW, folder, Optional.empty()).of(action)).isEqualTo(ActionState.AVAILABLE);
    }

    @Test
    void aPathThatNoFileSystemHasNamesNothing() {
        assertThat(state("UserQuestion", "response_dir", "/x\u0000y")).isEqualTo(ActionState.AVAILABLE);
    }

    private ActionState state(String action, String key, String path) {
        return new EffectiveState(NOW, folder, Optional.empty())
                .of(action(action, Map.of(key, path), ActionState.AVAILABLE, 2_000));
    }

    private ActionState stored(ActionState state, double deadline) {
        return new EffectiveState(NOW, folder, Optional.empty())
                .of(action("HITL", Map.of("artifacts_dir", "/nowhere"), state, deadline));
    }

    private static PendingAction action(String action, Map<String, String> data, ActionState state, double deadline) {
        return new PendingAction(
                1, "p", "p-id", ActionKind.UNSUPPORTED, action, data, List.of(), 0, 0, deadline, List.of(), state);
    }
}
