package dev.sase.surface.beads;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules that the fields of one issue keep together, of both generations. Parents and blockers need not exist. */
final class BeadRules {
    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final int MAX_TASK_TYPE = 32;
    private static final int MAX_FIELD_NAME = 64;

    private BeadRules() {}

    /** What is wrong with an issue; empty when nothing is. */
    static Optional<String> problem(BeadDraft bead) {
        Optional<String> problem = hierarchy(bead);
        return problem.or(() -> metadata(bead)).or(() -> taskType(bead)).or(() -> state(bead));
    }

    private static Optional<String> hierarchy(BeadDraft bead) {
        boolean plan = bead.type == BeadType.PLAN;
        String type = bead.type.token();
        if (bead.type == BeadType.PHASE && bead.parentId == null) {
            return Optional.of("a phase needs a parent_id");
        }
        if (bead.type == BeadType.TASK && bead.parentId != null) {
            return Optional.of("a task has no parent_id");
        }
        if (!plan && bead.tier != null) {
            return Optional.of("a " + type + " has no tier");
        }
        if (!plan && bead.readyToWork) {
            return Optional.of("only a plan is is_ready_to_work, not a " + type);
        }
        if (bead.epicCount != null && (bead.tier != BeadTier.LEGEND || bead.epicCount <= 0)) {
            return Optional.of("epic_count is a positive number of a plan of tier legend");
        }
        return Optional.empty();
    }

    private static Optional<String> metadata(BeadDraft bead) {
        boolean changespec = !bead.changespecName.isEmpty() || !bead.changespecBugId.isEmpty();
        if (changespec && bead.type != BeadType.PLAN) {
            return Optional.of("a " + bead.type.token() + " has no ChangeSpec");
        }
        if (bead.changespecName.isEmpty() && !bead.changespecBugId.isEmpty()) {
            return Optional.of("changespec_bug_id needs changespec_name");
        }
        if (!bead.model.isEmpty() && bead.model.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("model contains a control character");
        }
        if (bead.size != null && bead.type == BeadType.PLAN) {
            return Optional.of("a plan has no size");
        }
        return Optional.empty();
    }

    private static Optional<String> taskType(BeadDraft bead) {
        if (bead.taskType == null && bead.taskTypeFields.isEmpty()) {
            return Optional.empty();
        }
        if (bead.type != BeadType.TASK) {
            return Optional.of("only a task has task_type and task_type_fields");
        }
        if (bead.taskType == null) {
            return Optional.of("task_type_fields needs task_type");
        }
        if (!isName(bead.taskType, MAX_TASK_TYPE)) {
            return Optional.of(
                    "task_type '" + bead.taskType + "' is not snake case of at most " + MAX_TASK_TYPE + " characters");
        }
        return bead.taskTypeFields.keySet().stream()
                .filter(name -> !isName(name, MAX_FIELD_NAME))
                .findFirst()
                .map(name -> "the field '" + name + "' is not snake case of at most " + MAX_FIELD_NAME + " characters");
    }

    private static Optional<String> state(BeadDraft bead) {
        boolean task = bead.type == BeadType.TASK;
        if (!task && (bead.status == BeadStatus.READY || bead.status == BeadStatus.SNOOZED)) {
            return Optional.of("only a task is " + bead.status.token());
        }
        if (bead.status == BeadStatus.SNOOZED && bead.snooze == null) {
            return Optional.of("a snoozed task needs snooze");
        }
        if (bead.status != BeadStatus.SNOOZED && bead.snooze != null) {
            return Optional.of("snooze is set although the status is " + bead.status.token());
        }
        if (bead.resolution != null && !bead.isClosed()) {
            return Optional.of("resolution is set although the status is " + bead.status.token());
        }
        if (!task && !bead.plusOneEvidence.isEmpty()) {
            return Optional.of("only a task has plus_one_evidence");
        }
        Set<String> reporters = new HashSet<>();
        for (PlusOneEvidence evidence : bead.plusOneEvidence) {
            if (!reporters.add(evidence.reporter())) {
                return Optional.of("'" + evidence.reporter() + "' reports twice in plus_one_evidence");
            }
        }
        return Optional.empty();
    }

    private static boolean isName(String name, int maximum) {
        return name.length() <= maximum && SNAKE_CASE.matcher(name).matches();
    }
}
