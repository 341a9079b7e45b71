package dev.sase.surface.notifications;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An action at which somebody waits for an answer that is a file. */
enum Gate {
    PLAN("PlanApproval", ActionKind.PLAN_APPROVAL),
    EPIC("EpicApproval", ActionKind.EPIC_APPROVAL),
    HITL("HITL", ActionKind.HITL),
    QUESTION("UserQuestion", ActionKind.USER_QUESTION),
    LAUNCH("LaunchApproval", ActionKind.LAUNCH_APPROVAL),
    CUSTOM("CustomGate", ActionKind.CUSTOM_GATE);

    private final String action;
    private final ActionKind kind;

    Gate(String action, ActionKind kind) {
        this.action = action;
        this.kind = kind;
    }

    /** The gate of a notification's action; empty when nobody waits for an answer. */
    static Optional<Gate> of(String action) {
        return Arrays.stream(values())
                .filter(gate -> gate.action.equals(action))
                .findFirst();
    }

    /** What a pending action at this gate answers. */
    ActionKind kind() {
        return kind;
    }

    /** Under what key the action's data name the folder of request and answer. */
    String pathKey() {
        return switch (this) {
            case PLAN, EPIC, QUESTION, LAUNCH -> "response_dir";
            case HITL -> "artifacts_dir";
            case CUSTOM -> "bundle_path";
        };
    }

    /** The file that is there as long as somebody waits; its absence in an existing folder means answered. */
    Optional<String> request() {
        return switch (this) {
            case PLAN, EPIC -> Optional.of("plan_request.json");
            case HITL -> Optional.of("hitl_request.json");
            case QUESTION -> Optional.of("question_request.json");
            case LAUNCH -> Optional.of("launch_request.json");
            case CUSTOM -> Optional.empty();
        };
    }

    /** The files of which any one means answered. */
    List<String> answers() {
        return switch (this) {
            case PLAN, EPIC -> List.of("plan_response.json", "plan_approved.marker");
            case HITL -> List.of("hitl_response.json");
            case QUESTION -> List.of("question_response.json");
            case LAUNCH -> List.of("launch_response.json");
            case CUSTOM -> List.of("response.json", "cancellation.json");
        };
    }
}
