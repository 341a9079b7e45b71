package dev.sase.surface.changespecs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which changes of status are made and what they bring with them. Depends on the request alone. Both generations decide
 * alike and word their refusals differently. Immutable.
 */
public final class StatusTransitions {
    private static final String WIP = "WIP";
    private static final String DRAFT = "Draft";
    private static final String READY = "Ready";
    private static final String MAILED = "Mailed";
    private static final String SUBMITTED = "Submitted";
    private static final String REVERTED = "Reverted";
    private static final String ARCHIVED = "Archived";

    /** What people may change a status to; whatever is not here stays as it is. */
    private static final Map<String, List<String>> ALLOWED = Map.of(
            WIP, List.of(DRAFT, READY),
            DRAFT, List.of(READY),
            READY, List.of(MAILED, DRAFT),
            MAILED, List.of(SUBMITTED));

    private static final Set<String> TERMINAL = Set.of(SUBMITTED, ARCHIVED, REVERTED);
    private static final Set<String> EARLY = Set.of(WIP, DRAFT);

    private final String one;
    private final String many;

    /** The rules, with the words of a generation. */
    public StatusTransitions(Generation generation) {
        this.one = generation == Generation.V5 ? "Patch" : "ChangeSpec";
        this.many = generation == Generation.V5 ? "Patches" : "ChangeSpecs";
    }

    /** Whether ChangeSpecs of this status belong into an archive. The status is compared as it is, with all that is appended. */
    public static boolean isTerminal(String status) {
        return TERMINAL.contains(status);
    }

    /** What the change comes to. */
    public TransitionPlan plan(TransitionRequest request) {
        String base = BaseStatus.of(request.oldStatus());
        String target = request.newStatus();
        if (target.equals(DRAFT) && base.equals(READY)) {
            return backToDraft(request);
        }
        boolean early = EARLY.contains(base);
        boolean parentDecides =
                !(target.equals(DRAFT) && base.equals(WIP)) && !target.equals(REVERTED) && !target.equals(ARCHIVED);
        Optional<String> problem = (parentDecides ? parentProblem(request) : Optional.<String>empty())
                .or(() -> invalid(request))
                .or(() -> siblingProblem(request, early));
        if (problem.isPresent()) {
            return new TransitionPlan.Refused(request.oldStatus(), problem.get());
        }
        boolean ready = target.equals(READY);
        TransitionPlan.MentorDrafts drafts =
                ready && base.equals(DRAFT) ? TransitionPlan.MentorDrafts.CLEARED : TransitionPlan.MentorDrafts.KEPT;
        if (ready && early && SpecNames.hasSuffix(request.name())) {
            String baseName = SpecNames.baseName(request.name());
            return accepted(request, new TransitionPlan.Naming.Stripped(request.name(), baseName), drafts, baseName);
        }
        return accepted(request, new TransitionPlan.Naming.Kept(), drafts, request.name());
    }

    private static TransitionPlan backToDraft(TransitionRequest request) {
        Optional<String> problem = childProblem(request).or(() -> invalid(request));
        if (problem.isPresent()) {
            return new TransitionPlan.Refused(request.oldStatus(), problem.get());
        }
        String numbered = firstFreeName(request);
        return accepted(
                request,
                new TransitionPlan.Naming.Numbered(numbered, request.name()),
                TransitionPlan.MentorDrafts.SET,
                numbered);
    }

    private static String firstFreeName(TransitionRequest request) {
        Set<String> taken = request.existingNames();
        int number = 1;
        while (taken.contains(request.name() + "_" + number) || taken.contains(request.name() + "__" + number)) {
            number++;
        }
        return request.name() + "_" + number;
    }

    private static TransitionPlan accepted(
            TransitionRequest request,
            TransitionPlan.Naming naming,
            TransitionPlan.MentorDrafts drafts,
            String eventName) {
        return new TransitionPlan.Accepted(
                request.oldStatus(),
                request.newStatus(),
                naming,
                drafts,
                move(request),
                request.oldStatus() + " -> " + request.newStatus(),
                eventName);
    }

    private static TransitionPlan.ArchiveMove move(TransitionRequest request) {
        boolean before = isTerminal(request.oldStatus());
        boolean after = isTerminal(request.newStatus());
        if (before == after) {
            return TransitionPlan.ArchiveMove.NONE;
        }
        return after ? TransitionPlan.ArchiveMove.TO_ARCHIVE : TransitionPlan.ArchiveMove.FROM_ARCHIVE;
    }

    private static Optional<String> childProblem(TransitionRequest request) {
        if (request.blockingChildren().isEmpty()) {
            return Optional.empty();
        }
        String children = request.blockingChildren().stream()
                .map(child -> child.name() + " (" + child.status() + ")")
                .collect(Collectors.joining(", "));
        return Optional.of("Cannot transition '" + request.name()
                + "' to Draft: children must be WIP, Draft, or Reverted. Invalid children: " + children);
    }

    private Optional<String> parentProblem(TransitionRequest request) {
        if (EARLY.contains(request.newStatus())) {
            return Optional.empty();
        }
        return request.parentStatus()
                .map(BaseStatus::of)
                .filter(EARLY::contains)
                .map(parent -> "Cannot transition '" + request.name() + "' to " + request.newStatus() + ": parent is "
                        + parent + ". Children of WIP/Draft " + many + " must be WIP, Draft, or Reverted.");
    }

    private Optional<String> siblingProblem(TransitionRequest request, boolean early) {
        boolean asked = request.newStatus().equals(READY) && early && SpecNames.hasSuffix(request.name());
        return request.siblingsWithUnrevertedChildren().stream()
                .findFirst()
                .filter(_ -> asked)
                .map(sibling -> "Cannot transition '" + request.name() + "' to Ready: sibling " + one + " '" + sibling
                        + "' has unreverted children.");
    }

    private static Optional<String> invalid(TransitionRequest request) {
        String target = BaseStatus.of(request.newStatus());
        if (!request.validate() || allowed(BaseStatus.of(request.oldStatus())).contains(target)) {
            return Optional.empty();
        }
        String old = request.oldStatus();
        String choices = allowed(old).stream().map(status -> "'" + status + "'").collect(Collectors.joining(", "));
        return Optional.of("Invalid status transition for '" + request.name() + "': '" + old + "' -> '"
                + request.newStatus() + "'. Allowed transitions from '" + old + "': [" + choices + "]");
    }

    private static List<String> allowed(String status) {
        return ALLOWED.getOrDefault(status, List.of());
    }
}
