package dev.sase.surface.beads;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.Texts;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Applies events to issues. An event that makes no sense, or whose result breaks a rule, changes nothing and is reported with its
 * file and line; the issues stay as the events before it left them. Not thread-safe.
 */
final class Reducer {
    private static final String DROPPED_EVENT = "dropped_event";
    private static final String DUPLICATE_CREATED = "duplicate_created";
    private static final String INVALID_EVENT = "invalid_event";
    private static final String EXTERNAL_REF_CONFLICT = "external_ref_conflict";

    private final Map<String, Issue> issues = new TreeMap<>(Texts::compare);
    private final Consumer<Diagnostic> diagnostics;

    Reducer(Consumer<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * An issue and the event that created it.
     *
     * @param state what the events made of it
     * @param origin its creation
     */
    record Issue(BeadDraft state, BeadEvent origin) {}

    void apply(BeadEvent event) {
        switch (event.change()) {
            case Change.Created(BeadDraft issue) -> create(event, issue);
            case Change.Removed(List<String> others) -> remove(event.issueId(), others);
            case Change.DependencyAdded(BeadDependency dependency) -> {
                if (issues.containsKey(dependency.dependsOnId())) {
                    change(event);
                } else {
                    report(
                            DROPPED_EVENT,
                            event,
                            "the blocker '" + dependency.dependsOnId() + "' does not exist at this point");
                }
            }
            case Change.DependencyRemoved _, Change.ReferenceRemoved _, Change.LinkRemoved _ -> {
                if (issues.containsKey(event.issueId())) {
                    change(event);
                }
            }
            default -> change(event);
        }
    }

    /** The issues by id. Of several with one external reference only the oldest is left. */
    Collection<Issue> result() {
        Map<String, Issue> owners = new HashMap<>();
        Set<String> dropped = new HashSet<>();
        for (Issue issue : issues.values()) {
            String reference = Whitespace.trim(issue.state().externalRef);
            if (!reference.isEmpty()) {
                Issue owner = owners.get(reference);
                boolean older = owner == null || isOlder(issue.state(), owner.state());
                if (older) {
                    owners.put(reference, issue);
                }
                if (owner != null) {
                    Issue loser = older ? owner : issue;
                    dropped.add(loser.state().id);
                    report(
                            EXTERNAL_REF_CONFLICT,
                            loser.origin(),
                            "'" + loser.state().id + "' is left out: its external_ref '" + reference
                                    + "' belongs to the older '" + (older ? issue : owner).state().id + "'");
                }
            }
        }
        issues.keySet().removeAll(dropped);
        return issues.values();
    }

    private static boolean isOlder(BeadDraft left, BeadDraft right) {
        int byTime = Texts.compare(left.createdAt, right.createdAt);
        return byTime < 0 || byTime == 0 && Texts.compare(left.id, right.id) < 0;
    }

    private void create(BeadEvent event, BeadDraft issue) {
        Issue earlier = issues.get(event.issueId());
        if (earlier != null) {
            BeadEvent first = earlier.origin();
            report(
                    DUPLICATE_CREATED,
                    event,
                    "'" + event.issueId() + "' was created before, at "
                            + first.file().getFileName() + ":" + first.line());
            return;
        }
        BeadDraft created = new BeadDraft(issue);
        created.dependencies = List.of();
        created.refs = List.of();
        created.links = List.of();
        created.plusOneEvidence = List.of();
        created.closeHistory = List.of();
        Optional<String> problem = BeadRules.problem(created);
        if (problem.isPresent()) {
            report(INVALID_EVENT, event, "'" + event.issueId() + "' is not created: " + problem.get());
        } else {
            issues.put(created.id, new Issue(created, event));
        }
    }

    private void remove(String id, List<String> others) {
        Set<String> gone = new HashSet<>(others);
        gone.add(id);
        issues.keySet().removeAll(gone);
        for (Issue issue : issues.values()) {
            BeadDraft state = issue.state();
            if (touches(state, gone)) {
                state.dependencies = state.dependencies.stream()
                        .filter(edge -> !gone.contains(edge.issueId()) && !gone.contains(edge.dependsOnId()))
                        .toList();
            }
        }
    }

    private static boolean touches(BeadDraft state, Set<String> ids) {
        for (BeadDependency edge : state.dependencies) {
            if (ids.contains(edge.issueId()) || ids.contains(edge.dependsOnId())) {
                return true;
            }
        }
        return false;
    }

    private void change(BeadEvent event) {
        Issue issue = issues.get(event.issueId());
        if (issue == null) {
            report(DROPPED_EVENT, event, "the issue '" + event.issueId() + "' does not exist at this point");
            return;
        }
        BeadDraft state = new BeadDraft(issue.state());
        String problem = Transitions.apply(event, state);
        if (problem == null) {
            problem = BeadRules.problem(state).orElse(null);
        }
        if (problem == null) {
            issues.put(event.issueId(), new Issue(state, issue.origin()));
        } else {
            report(INVALID_EVENT, event, "'" + event.issueId() + "' stays as it was: " + problem);
        }
    }

    private void report(String token, BeadEvent event, String message) {
        diagnostics.accept(Diagnostic.corrupt(token, event.file(), event.line(), message));
    }
}
