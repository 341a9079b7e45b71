package dev.sase.surface.beads;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A bead while it is read or while events are applied to it. Its lists are replaced, never changed, so that a copy is cheap. */
final class BeadDraft {
    String id = "";
    String title = "";
    BeadStatus status = BeadStatus.OPEN;
    BeadType type = BeadType.PLAN;

    @Nullable
    BeadTier tier;

    @Nullable
    String parentId;

    String owner = "";
    String assignee = "";
    String createdAt = "";
    String createdBy = "";
    String updatedAt = "";

    @Nullable
    String closedAt;

    @Nullable
    String closeReason;

    @Nullable
    String resolution;

    List<CloseRecord> closeHistory = List.of();
    String description = "";
    String notes = "";
    String design = "";
    List<String> refs = List.of();
    List<BeadLink> links = List.of();
    List<PlusOneEvidence> plusOneEvidence = List.of();

    @Nullable
    Snooze snooze;

    String model = "";

    @Nullable
    String size;

    @Nullable
    String taskType;

    SortedMap<String, String> taskTypeFields = Collections.emptySortedMap();
    boolean readyToWork;

    @Nullable
    Long epicCount;

    String changespecName = "";
    String changespecBugId = "";
    String externalRef = "";
    List<BeadDependency> dependencies = List.of();

    BeadDraft() {}

    /** Copies another draft. */
    BeadDraft(BeadDraft other) {
        id = other.id;
        title = other.title;
        status = other.status;
        type = other.type;
        tier = other.tier;
        parentId = other.parentId;
        owner = other.owner;
        assignee = other.assignee;
        createdAt = other.createdAt;
        createdBy = other.createdBy;
        updatedAt = other.updatedAt;
        closedAt = other.closedAt;
        closeReason = other.closeReason;
        resolution = other.resolution;
        closeHistory = other.closeHistory;
        description = other.description;
        notes = other.notes;
        design = other.design;
        refs = other.refs;
        links = other.links;
        plusOneEvidence = other.plusOneEvidence;
        snooze = other.snooze;
        model = other.model;
        size = other.size;
        taskType = other.taskType;
        taskTypeFields = other.taskTypeFields;
        readyToWork = other.readyToWork;
        epicCount = other.epicCount;
        changespecName = other.changespecName;
        changespecBugId = other.changespecBugId;
        externalRef = other.externalRef;
        dependencies = other.dependencies;
    }

    boolean isClosed() {
        return status == BeadStatus.CLOSED;
    }

    boolean isUntieredPlan() {
        return type == BeadType.PLAN && tier == null;
    }

    /** The finished bead of a store. */
    Bead build(String scope, Generation generation) {
        return new Bead(
                scope,
                generation,
                id,
                title,
                status,
                type,
                Optional.ofNullable(tier),
                Optional.ofNullable(parentId),
                owner,
                assignee,
                createdAt,
                createdBy,
                updatedAt,
                Optional.ofNullable(closedAt),
                Optional.ofNullable(closeReason),
                Optional.ofNullable(resolution),
                closeHistory,
                description,
                notes,
                design,
                refs,
                links,
                plusOneEvidence,
                Optional.ofNullable(snooze),
                model,
                Optional.ofNullable(size),
                Optional.ofNullable(taskType),
                taskTypeFields,
                readyToWork,
                epicCount == null ? OptionalLong.empty() : OptionalLong.of(epicCount),
                changespecName,
                changespecBugId,
                externalRef,
                dependencies);
    }
}
