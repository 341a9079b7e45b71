package dev.sase.surface.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportanceTest {
    @ParameterizedTest
    @CsvSource({
        "ViewErrorReport, axe, error",
        "ViewErrorReport, user-agent, error",
        "ViewErrorReport, crs, priority",
        "ViewErrorReport, sync, rest",
        "PlanApproval, plan, priority",
        "UserQuestion, question, priority",
        "JumpToMentorReview, mentors, priority",
        "EpicApproval, plan, priority",
        "LaunchApproval, x, priority",
        "HITL, workflow, rest",
        "CustomGate, x, rest",
        "TaskTriage, x, rest",
        "JumpToAgent, user-agent, rest",
        "JumpToChangeSpec, sync, rest",
        "memory_review, x, rest",
        "JumpToAgent, axe, priority",
        "JumpToChangeSpec, crs, priority",
        "HITL, crs, priority",
        "'', axe, priority",
        "'', sync, rest"
    })
    void actionAndSenderDecide(String action, String sender, String expected) {
        assertThat(Importance.of(action, sender).token()).isEqualTo(expected);
        assertThat(Importance.ofToken(expected)).isEqualTo(Importance.of(action, sender));
    }
}
