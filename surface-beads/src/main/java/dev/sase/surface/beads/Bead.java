package dev.sase.surface.beads;

import dev.sase.spi.Texts;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One issue of a bead store with every field of both generations. Times are text as the store has it and compare as text.
 *
 * @param scope the store: a project, a project with a suffix, or {@code path:} and a folder
 * @param generation the generation of the store
 * @param id the id, unique by convention only
 * @param title one line
 * @param status the state
 * @param type what kind of bead it is
 * @param tier what a plan is good for; plans only
 * @param parentId the bead above it; it need not exist
 * @param owner whose bead it is
 * @param assignee who works on it
 * @param createdAt when it was created; may be empty
 * @param createdBy who created it
 * @param updatedAt when it was changed; may be empty
 * @param closedAt when it was closed
 * @param closeReason why it was closed
 * @param resolution how it ended: {@code done}, {@code canceled} or {@code superseded}
 * @param closeHistory earlier closes, oldest first
 * @param description what is to be done
 * @param notes what was noted since
 * @param design the plan's path or reference
 * @param refs artifact references
 * @param links relations to artifacts
 * @param plusOneEvidence reports that a task is still needed
 * @param snooze until when a task is put off; present exactly while it is snoozed
 * @param model which model is to work on it
 * @param size how large it is
 * @param taskType the slug of a task's type
 * @param taskTypeFields the fields of a task's type
 * @param readyToWork whether a plan is released for work
 * @param epicCount how many epics a legend has
 * @param changespecName the ChangeSpec of a plan
 * @param changespecBugId the bug of that ChangeSpec
 * @param externalRef the id in another system; may be empty
 * @param dependencies what it waits for
 */
public record Bead(
        String scope,
        Generation generation,
        String id,
        String title,
        BeadStatus status,
        BeadType type,
        Optional<BeadTier> tier,
        Optional<String> parentId,
        String owner,
        String assignee,
        String createdAt,
        String createdBy,
        String updatedAt,
        Optional<String> closedAt,
        Optional<String> closeReason,
        Optional<String> resolution,
        List<CloseRecord> closeHistory,
        String description,
        String notes,
        String design,
        List<String> refs,
        List<BeadLink> links,
        List<PlusOneEvidence> plusOneEvidence,
        Optional<Snooze> snooze,
        String model,
        Optional<String> size,
        Optional<String> taskType,
        SortedMap<String, String> taskTypeFields,
        boolean readyToWork,
        OptionalLong epicCount,
        String changespecName,
        String changespecBugId,
        String externalRef,
        List<BeadDependency> dependencies) {

    public Bead {
        closeHistory = List.copyOf(closeHistory);
        refs = List.copyOf(refs);
        links = List.copyOf(links);
        plusOneEvidence = List.copyOf(plusOneEvidence);
        taskTypeFields = sorted(taskTypeFields);
        dependencies = List.copyOf(dependencies);
    }

    /** The ids of its blockers, in the order of its dependencies. */
    public List<String> blockerIds() {
        return dependencies.stream().map(BeadDependency::dependsOnId).toList();
    }

    private static SortedMap<String, String> sorted(Map<String, String> fields) {
        if (fields.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> copy = new TreeMap<>(Texts::compare);
        copy.putAll(fields);
        return Collections.unmodifiableSortedMap(copy);
    }
}
