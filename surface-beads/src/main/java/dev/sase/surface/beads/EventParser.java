package dev.sase.surface.beads;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads one line of an event stream. Not thread-safe. */
final class EventParser {
    static final int SUPPORTED_VERSION = 1;

    /** Every key with a meaning; a line that repeats one of them in an object is ambiguous and refused. */
    private static final Set<String> KNOWN_KEYS = Set.of(
            "schema_version",
            "event_id",
            "timestamp",
            "actor",
            "operation",
            "issue_id",
            "payload",
            "kind",
            "issue",
            "fields",
            "entry",
            "close_reason",
            "resolution",
            "forced_descendant_ids",
            "cascade_removed_issue_ids",
            "dependency",
            "reference",
            "target_ref",
            "relation",
            "description",
            "origin",
            "agent_name",
            "evidence",
            "snooze",
            "cause",
            "id",
            "title",
            "status",
            "issue_type",
            "tier",
            "parent_id",
            "owner",
            "assignee",
            "created_at",
            "created_by",
            "updated_at",
            "closed_at",
            "close_history",
            "notes",
            "design",
            "refs",
            "links",
            "plus_one_evidence",
            "model",
            "size",
            "task_type",
            "task_type_fields",
            "is_ready_to_work",
            "changespec_name",
            "changespec_bug_id",
            "external_ref",
            "dependencies",
            "depends_on_id",
            "reopened_at",
            "reopened_via",
            "reopened_by",
            "observed_since",
            "reporter",
            "note",
            "until",
            "snoozed_at",
            "snoozed_by",
            "plus_one_target",
            "plus_one_baseline",
            "reason");

    private static final Change.Fields NOTHING = new Change.Fields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final JsonLine lines = JsonLine.refusingRepeated(KNOWN_KEYS);
    private final int stream;
    private final Path file;

    EventParser(int stream, Path file) {
        this.stream = stream;
        this.file = file;
    }

    /** The JSON of a line, or empty when it is blank. */
    Optional<JsonObject> json(LineReader line) throws MalformedException {
        return lines.parse(line);
    }

    BeadEvent event(JsonObject json, long line) throws MalformedException {
        Long version = json.integer("schema_version");
        if (version == null || version != SUPPORTED_VERSION) {
            throw MalformedException.record("schema_version is " + version + ", known is " + SUPPORTED_VERSION);
        }
        String eventId = nonEmpty(json, "event_id");
        String timestamp = nonEmpty(json, "timestamp");
        String actor = json.required("actor");
        String operation = json.required("operation");
        String issueId = nonEmpty(json, "issue_id");
        JsonObject payload = json.object("payload");
        Change change = change(operation, issueId, payload);
        String kind = payload.required("kind");
        if (!operation.equals(kind)) {
            throw MalformedException.record("operation '" + operation + "' carries a payload of kind '" + kind + "'");
        }
        return new BeadEvent(stream, file, line, eventId, timestamp, actor, rank(change), issueId, change);
    }

    private static Change change(String operation, String issueId, JsonObject payload) throws MalformedException {
        return switch (operation) {
            case "issue_created" -> created(issueId, payload);
            case "issue_updated" -> new Change.Updated(fields(payload.object("fields")));
            case "note_appended" -> new Change.Noted(payload.requiredNonBlank("entry"));
            case "issue_opened" -> new Change.Opened();
            case "issue_closed" -> closed(payload);
            case "issue_removed" -> new Change.Removed(payload.texts("cascade_removed_issue_ids"));
            case "dependency_added" -> new Change.DependencyAdded(dependency(issueId, payload));
            case "dependency_removed" -> new Change.DependencyRemoved(dependency(issueId, payload));
            case "reference_added" -> new Change.ReferenceAdded(payload.required("reference"));
            case "reference_removed" -> new Change.ReferenceRemoved(payload.required("reference"));
            case "link_added" -> new Change.LinkAdded(BeadParser.addedLink(payload, issueId));
            case "link_removed" -> new Change.LinkRemoved(payload.required("target_ref"), payload.required("relation"));
            case "ready_marked" -> new Change.ReadyMarked(true);
            case "ready_unmarked" -> new Change.ReadyMarked(false);
            case "epic_work_preclaimed" -> new Change.Preclaimed(nonEmpty(payload, "agent_name"));
            case "task_plus_one_recorded" -> new Change.PlusOne(BeadParser.evidence(payload.object("evidence")));
            case "task_snoozed" -> new Change.Snoozed(BeadParser.snooze(payload.object("snooze")));
            case "task_snooze_canceled" -> new Change.Woken();
            case "task_snooze_woken" -> woken(payload);
            default ->
                throw new MalformedException(
                        MalformedException.UNKNOWN_OPERATION,
                        "the operation '" + operation
                                + "' is not known; a newer program wrote it, upgrade sase to read it");
        };
    }

    private static Change created(String issueId, JsonObject payload) throws MalformedException {
        BeadDraft issue = BeadParser.issue(payload.object("issue"), Generation.AUGUST);
        requireSame(issue.id, issueId, "created issue");
        return new Change.Created(issue);
    }

    private static Change closed(JsonObject payload) throws MalformedException {
        payload.texts("forced_descendant_ids");
        return new Change.Closed(
                Optional.ofNullable(payload.nonEmpty("close_reason")),
                Optional.ofNullable(
                        Vocabulary.check("resolution", payload.optional("resolution"), Vocabulary.RESOLUTIONS)));
    }

    private static Change woken(JsonObject payload) throws MalformedException {
        Vocabulary.check("cause", payload.required("cause"), Set.of("plus_one"));
        return new Change.Woken();
    }

    private static BeadDependency dependency(String issueId, JsonObject payload) throws MalformedException {
        BeadDependency dependency = BeadParser.dependency(payload.object("dependency"));
        requireSame(dependency.issueId(), issueId, "dependency");
        return dependency;
    }

    private static void requireSame(String found, String issueId, String what) throws MalformedException {
        if (!found.equals(issueId)) {
            throw MalformedException.record("an event of '" + issueId + "' carries a " + what + " of '" + found + "'");
        }
    }

    private static Change.Fields fields(JsonObject json) throws MalformedException {
        String status = json.optional("status");
        Change.Fields fields = new Change.Fields(
                text(json, "title"),
                status == null ? Optional.empty() : Optional.of(Vocabulary.status(status)),
                text(json, "assignee"),
                text(json, "description"),
                text(json, "notes"),
                text(json, "design"),
                text(json, "model"),
                Optional.ofNullable(Vocabulary.check("size", json.nonEmpty("size"), Vocabulary.SIZES)),
                text(json, "closed_at"),
                text(json, "close_reason"),
                Optional.ofNullable(
                        Vocabulary.check("resolution", json.optional("resolution"), Vocabulary.RESOLUTIONS)),
                json.has("resolution") && !json.isSet("resolution"),
                text(json, "changespec_name"),
                text(json, "changespec_bug_id"),
                text(json, "external_ref"),
                Optional.ofNullable(Vocabulary.tier(json.optional("tier"), Generation.AUGUST)),
                json.isSet("is_ready_to_work") ? Optional.of(json.flag("is_ready_to_work")) : Optional.empty(),
                json.isSet("task_type_fields") ? Optional.of(json.textMap("task_type_fields")) : Optional.empty());
        if (fields.equals(NOTHING)) {
            throw MalformedException.record("an update sets no field");
        }
        return fields;
    }

    private static Optional<String> text(JsonObject json, String key) throws MalformedException {
        return Optional.ofNullable(json.optional(key));
    }

    private static String nonEmpty(JsonObject json, String key) throws MalformedException {
        String value = json.required(key);
        if (value.isEmpty()) {
            throw MalformedException.record("'" + key + "' is empty");
        }
        return value;
    }

    private static int rank(Change change) {
        return switch (change) {
            case Change.Created _ -> 0;
            case Change.DependencyAdded _ -> 2;
            case Change.DependencyRemoved _ -> 3;
            case Change.ReferenceAdded _ -> 4;
            case Change.ReferenceRemoved _ -> 5;
            case Change.LinkAdded _ -> 6;
            case Change.LinkRemoved _ -> 7;
            case Change.Updated _,
                    Change.Noted _,
                    Change.Opened _,
                    Change.Closed _,
                    Change.Removed _,
                    Change.ReadyMarked _,
                    Change.Preclaimed _,
                    Change.PlusOne _,
                    Change.Snoozed _,
                    Change.Woken _ -> 1;
        };
    }
}
