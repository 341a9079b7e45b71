package dev.sase.surface.beads;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the issue record, and the records inside it, from JSON. What fields mean together is left to {@link BeadRules}. */
final class BeadParser {
    private static final String BEAD_PREFIX = "bead:";
    private static final int MAX_LINK_DESCRIPTION = 240;

    private BeadParser() {}

    static BeadDraft issue(JsonObject json, Generation generation) throws MalformedException {
        BeadDraft bead = new BeadDraft();
        bead.id = json.required("id");
        bead.title = json.required("title");
        bead.status = Vocabulary.status(json.required("status"));
        bead.type = Vocabulary.type(json.required("issue_type"));
        bead.tier = Vocabulary.tier(json.optional("tier"), generation);
        bead.parentId = json.nonEmpty("parent_id");
        bead.owner = json.text("owner");
        bead.assignee = json.text("assignee");
        bead.createdAt = json.text("created_at");
        bead.createdBy = json.text("created_by");
        bead.updatedAt = json.text("updated_at");
        bead.closedAt = json.nonEmpty("closed_at");
        bead.closeReason = json.nonEmpty("close_reason");
        bead.resolution = Vocabulary.check("resolution", json.optional("resolution"), Vocabulary.RESOLUTIONS);
        bead.closeHistory = each(json.objects("close_history"), BeadParser::closeRecord);
        bead.description = json.text("description");
        bead.notes = json.text("notes");
        bead.design = json.text("design");
        bead.refs = json.texts("refs");
        bead.links = each(json.objects("links"), BeadParser::link);
        bead.plusOneEvidence = each(json.objects("plus_one_evidence"), BeadParser::evidence);
        bead.snooze = json.isSet("snooze") ? snooze(json.object("snooze")) : null;
        bead.model = json.text("model");
        bead.size = Vocabulary.check("size", json.nonEmpty("size"), Vocabulary.SIZES);
        bead.taskType = json.nonEmpty("task_type");
        bead.taskTypeFields = json.textMap("task_type_fields");
        bead.readyToWork = json.flag("is_ready_to_work");
        bead.epicCount = generation == Generation.MAY ? json.integer("epic_count") : null;
        bead.changespecName = json.text("changespec_name");
        bead.changespecBugId = json.text("changespec_bug_id");
        bead.externalRef = json.text("external_ref");
        bead.dependencies = each(json.objects("dependencies"), BeadParser::dependency);
        return bead;
    }

    static BeadDependency dependency(JsonObject json) throws MalformedException {
        return new BeadDependency(
                json.required("issue_id"),
                json.required("depends_on_id"),
                json.text("created_at"),
                json.text("created_by"));
    }

    static CloseRecord closeRecord(JsonObject json) throws MalformedException {
        String reopenedBy = json.optional("reopened_by");
        if (reopenedBy != null && Whitespace.isBlank(reopenedBy)) {
            throw MalformedException.record("'reopened_by' is blank");
        }
        return new CloseRecord(
                json.requiredNonBlank("closed_at"),
                Optional.ofNullable(json.optional("close_reason")),
                Optional.ofNullable(
                        Vocabulary.check("resolution", json.optional("resolution"), Vocabulary.RESOLUTIONS)),
                json.requiredNonBlank("reopened_at"),
                String.valueOf(
                        Vocabulary.check("reopened_via", json.required("reopened_via"), Vocabulary.REOPENED_VIA)),
                Optional.ofNullable(reopenedBy));
    }

    static BeadLink link(JsonObject json) throws MalformedException {
        return new BeadLink(
                json.required("target_ref"),
                String.valueOf(Vocabulary.check("relation", json.required("relation"), Vocabulary.RELATIONS)),
                json.text("description"),
                String.valueOf(Vocabulary.check("origin", json.required("origin"), Vocabulary.ORIGINS)));
    }

    /** A link as an event of a bead adds it: described, and not to the bead itself. */
    static BeadLink addedLink(JsonObject json, String issueId) throws MalformedException {
        BeadLink link = link(json);
        String description = Whitespace.trim(link.description());
        int length = description.codePointCount(0, description.length());
        if (length < 1 || length > MAX_LINK_DESCRIPTION || description.lines().count() != 1) {
            throw MalformedException.record(
                    "the description of a link is not one line of 1 to " + MAX_LINK_DESCRIPTION + " characters");
        }
        if (Whitespace.isBlank(link.targetRef()) || link.targetRef().equals(BEAD_PREFIX + issueId)) {
            throw MalformedException.record("a link points to '" + link.targetRef() + "', which is no other artifact");
        }
        return new BeadLink(link.targetRef(), link.relation(), description, link.origin());
    }

    static PlusOneEvidence evidence(JsonObject json) throws MalformedException {
        String observedSince = json.optional("observed_since");
        if (observedSince != null && Instants.parse(observedSince).isEmpty()) {
            throw MalformedException.record("'observed_since' is not a time with an offset: '" + observedSince + "'");
        }
        List<String> refs = json.texts("refs");
        if (new HashSet<>(refs).size() != refs.size()) {
            throw MalformedException.record("'refs' of a report has the same reference twice");
        }
        return new PlusOneEvidence(
                json.requiredNonBlank("timestamp"),
                Optional.ofNullable(observedSince),
                json.requiredNonBlank("reporter"),
                json.requiredNonBlank("note"),
                refs);
    }

    static Snooze snooze(JsonObject json) throws MalformedException {
        String until = json.required("until");
        if (Instants.parse(until).isEmpty()) {
            throw MalformedException.record("'until' is not a time with an offset: '" + until + "'");
        }
        Long target = json.integer("plus_one_target");
        Long baseline = json.integer("plus_one_baseline");
        if (target != null && target <= (baseline == null ? 0 : baseline)) {
            throw MalformedException.record("'plus_one_target' is not above 'plus_one_baseline'");
        }
        return new Snooze(
                until,
                json.requiredNonBlank("snoozed_at"),
                json.requiredNonBlank("snoozed_by"),
                optionalLong(target),
                optionalLong(baseline),
                json.text("reason"));
    }

    private static OptionalLong optionalLong(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Reads one embedded record. */
    @FunctionalInterface
    private interface ElementParser<T> {
        T parse(JsonObject json) throws MalformedException;
    }

    private static <T> List<T> each(List<JsonObject> objects, ElementParser<T> parser) throws MalformedException {
        if (objects.isEmpty()) {
            return List.of();
        }
        List<T> list = new ArrayList<>(objects.size());
        for (JsonObject object : objects) {
            list.add(parser.parse(object));
        }
        return list;
    }
}
