package dev.sase.surface.beads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What each kind of event makes of an existing issue. */
final class Transitions {
    private static final String VIA_OPEN = "open";
    private static final String VIA_UPDATE = "update";
    private static final String VIA_PRECLAIM = "epic_preclaim";
    private static final String VIA_PLUS_ONE = "plus_one";

    private Transitions() {}

    /** Applies an event to the state of its issue; gives what is wrong with the event, or null. */
    static @Nullable String apply(BeadEvent event, BeadDraft state) {
        switch (event.change()) {
            case Change.Updated(Change.Fields fields) -> update(fields, event, state);
            case Change.Noted(String entry) -> note(entry, event, state);
            case Change.Opened _ -> {
                state.status = BeadStatus.OPEN;
                reopen(event, state, VIA_OPEN, Optional.empty());
                state.snooze = null;
            }
            case Change.Closed(Optional<String> reason, Optional<String> resolution) -> {
                if (state.isClosed() && state.closedAt != null) {
                    return null;
                }
                state.status = BeadStatus.CLOSED;
                state.closedAt = event.timestamp();
                state.closeReason = reason.orElse(null);
                state.resolution = resolution.orElse(null);
                state.snooze = null;
            }
            case Change.ReadyMarked(boolean ready) -> state.readyToWork = ready;
            case Change.Preclaimed(String agent) -> {
                state.status = BeadStatus.IN_PROGRESS;
                reopen(event, state, VIA_PRECLAIM, Optional.empty());
                state.snooze = null;
                state.assignee = agent;
            }
            case Change.PlusOne(PlusOneEvidence evidence) -> {
                return plusOne(evidence, event, state);
            }
            case Change.Snoozed(Snooze snooze) -> {
                state.status = BeadStatus.SNOOZED;
                state.snooze = snooze;
            }
            case Change.Woken _ -> {
                state.status = BeadStatus.READY;
                state.snooze = null;
            }
            case Change.DependencyAdded _,
                    Change.DependencyRemoved _,
                    Change.ReferenceAdded _,
                    Change.ReferenceRemoved _,
                    Change.LinkAdded _,
                    Change.LinkRemoved _ -> {
                relate(event.change(), state);
                return null;
            }
            case Change.Created _, Change.Removed _ ->
                throw new IllegalStateException("not a change of an existing issue");
        }
        state.updatedAt = event.timestamp();
        return null;
    }

    /** The changes of lists, which leave updated_at alone. */
    private static void relate(Change change, BeadDraft state) {
        switch (change) {
            case Change.DependencyAdded(BeadDependency added) -> {
                boolean present = state.dependencies.stream()
                        .anyMatch(edge -> edge.dependsOnId().equals(added.dependsOnId()));
                if (!present) {
                    state.dependencies = with(state.dependencies, added);
                }
            }
            case Change.DependencyRemoved(BeadDependency removed) ->
                state.dependencies =
                        without(state.dependencies, edge -> edge.dependsOnId().equals(removed.dependsOnId()));
            case Change.ReferenceAdded(String reference) -> addReference(reference, state);
            case Change.ReferenceRemoved(String reference) -> state.refs = without(state.refs, reference::equals);
            case Change.LinkAdded(BeadLink link) -> state.links = replaced(state.links, link);
            case Change.LinkRemoved(String targetRef, String relation) ->
                state.links = without(state.links, link -> isSame(link, targetRef, relation));
            default -> throw new IllegalStateException("not a change of a list");
        }
    }

    private static void update(Change.Fields fields, BeadEvent event, BeadDraft state) {
        fields.title().ifPresent(value -> state.title = value);
        fields.assignee().ifPresent(value -> state.assignee = value);
        fields.description().ifPresent(value -> state.description = value);
        fields.notes().ifPresent(value -> state.notes = value);
        fields.design().ifPresent(value -> state.design = value);
        fields.model().ifPresent(value -> state.model = value);
        fields.size().ifPresent(value -> state.size = value);
        fields.closedAt().ifPresent(value -> state.closedAt = value.isEmpty() ? null : value);
        fields.closeReason().ifPresent(value -> state.closeReason = value.isEmpty() ? null : value);
        fields.resolution().ifPresent(value -> state.resolution = value);
        if (fields.clearsResolution()) {
            state.resolution = null;
        }
        fields.changespecName().ifPresent(value -> state.changespecName = value);
        fields.changespecBugId().ifPresent(value -> state.changespecBugId = value);
        fields.externalRef().ifPresent(value -> state.externalRef = value);
        fields.tier().ifPresent(value -> state.tier = value);
        fields.readyToWork().ifPresent(value -> state.readyToWork = value);
        fields.taskTypeFields().ifPresent(value -> state.taskTypeFields = value);
        fields.status().ifPresent(status -> {
            state.status = status;
            state.snooze = null;
            if (status != BeadStatus.CLOSED) {
                reopen(event, state, VIA_UPDATE, Optional.empty());
            }
        });
    }

    private static void note(String entry, BeadEvent event, BeadDraft state) {
        String before = Whitespace.trimEnd(state.notes);
        String added = "[" + event.timestamp() + " · " + event.actor() + "] " + Whitespace.trim(entry);
        state.notes = before.isEmpty() ? added : before + "\n\n" + added;
    }

    private static @Nullable String plusOne(PlusOneEvidence evidence, BeadEvent event, BeadDraft state) {
        if (state.type != BeadType.TASK) {
            return "only a task takes a +1, not a " + state.type.token();
        }
        String reporter = evidence.reporter();
        boolean known = reporter.equals(state.createdBy)
                || state.plusOneEvidence.stream()
                        .anyMatch(earlier -> earlier.reporter().equals(reporter));
        if (known) {
            return null;
        }
        boolean closed = state.isClosed();
        boolean wakes = state.status == BeadStatus.OPEN;
        String closedAt = state.closedAt;
        if (closed && evidence.observedSince().isPresent() && closedAt != null) {
            Optional<Instant> end = Instants.parse(closedAt);
            if (end.isEmpty()) {
                return "closed_at '" + closedAt + "' is not a time that observed_since can be compared with";
            }
            wakes = evidence.observedSince()
                    .flatMap(Instants::parse)
                    .orElseThrow()
                    .isAfter(end.get());
        } else {
            wakes |= closed;
        }
        state.plusOneEvidence = with(state.plusOneEvidence, evidence);
        evidence.refs().forEach(reference -> addReference(reference, state));
        if (wakes) {
            state.status = BeadStatus.READY;
            reopen(event, state, VIA_PLUS_ONE, Optional.of(reporter));
            if (closed) {
                state.assignee = "";
            }
        }
        state.updatedAt = event.timestamp();
        return null;
    }

    /** Moves a close, if there is one, to the history. */
    private static void reopen(BeadEvent event, BeadDraft state, String via, Optional<String> by) {
        String closedAt = state.closedAt;
        if (closedAt != null) {
            CloseRecord close = new CloseRecord(
                    closedAt,
                    Optional.ofNullable(state.closeReason),
                    Optional.ofNullable(state.resolution),
                    event.timestamp(),
                    via,
                    by);
            state.closeHistory = with(state.closeHistory, close);
        }
        state.closedAt = null;
        state.closeReason = null;
        state.resolution = null;
    }

    private static void addReference(String reference, BeadDraft state) {
        if (!state.refs.contains(reference)) {
            state.refs = with(state.refs, reference);
        }
    }

    private static List<BeadLink> replaced(List<BeadLink> links, BeadLink link) {
        List<BeadLink> result = new ArrayList<>(links);
        for (int i = 0; i < result.size(); i++) {
            if (isSame(result.get(i), link.targetRef(), link.relation())) {
                result.set(i, link);
                return result;
            }
        }
        result.add(link);
        return result;
    }

    private static boolean isSame(BeadLink link, String targetRef, String relation) {
        return link.targetRef().equals(targetRef) && link.relation().equals(relation);
    }

    private static <T> List<T> with(List<T> list, T element) {
        List<T> result = new ArrayList<>(list);
        result.add(element);
        return result;
    }

    private static <T> List<T> without(List<T> list, Predicate<T> unwanted) {
        return list.stream().filter(unwanted.negate()).toList();
    }
}
