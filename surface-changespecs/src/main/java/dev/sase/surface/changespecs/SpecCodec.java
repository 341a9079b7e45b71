package dev.sase.surface.changespecs;

import dev.sase.spi.RawJson;
import dev.sase.spi.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lossless form of a ChangeSpec, which is also a row with the whole record. Thread-safe. */
final class SpecCodec implements RecordCodec<ChangeSpec> {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public RawJson encode(ChangeSpec spec) {
        return SpecJson.full(spec);
    }

    @Override
    public ChangeSpec decode(RawJson json) {
        JsonNode node = parse(json);
        try {
            List<WorkspaceClaim> running = node.has("running") ? list(node, "running", SpecCodec::claim) : List.of();
            return spec(member(node, "spec"), member(node, "summary"), running);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a stored ChangeSpec has a value of another type: " + e.getMessage(), e);
        }
    }

    /**
     * The ChangeSpec of a summary; what the summary leaves out is empty.
     *
     * @throws IllegalArgumentException if it is no summary
     */
    static ChangeSpec decodeSummary(RawJson json) {
        JsonNode node = parse(json);
        SpecDraft draft = new SpecDraft(0);
        draft.name = text(node, "name");
        draft.status = text(node, "status");
        draft.parent = optional(node, "parent").orElse(null);
        draft.clOrPr = optional(node, "cl_or_pr").orElse(null);
        draft.bug = optional(node, "bug").orElse(null);
        return draft.build(source(node, generation(node), Optional.empty()), List.of());
    }

    /** The text of a JSON text or number; empty for {@code null}. */
    static Optional<String> scalar(RawJson json) {
        JsonNode node = parse(json);
        return node.isNull() ? Optional.empty() : Optional.of(node.asString());
    }

    private static ChangeSpec spec(JsonNode node, JsonNode summary, List<WorkspaceClaim> running) {
        Generation generation = generation(node);
        boolean v5 = generation == Generation.V5;
        JsonNode span = member(node, "source_span");
        return new ChangeSpec(
                source(summary, generation, optional(node, "project_display_name")),
                new SourceSpan(number(span, "start_line"), number(span, "end_line")),
                text(node, "name"),
                text(node, "status"),
                optional(node, "parent"),
                optional(node, v5 ? "pr_url" : "cl_or_pr"),
                v5 ? text(node, "pr_origin") : ChangeSpec.UNKNOWN_ORIGIN,
                optional(node, "bug"),
                text(node, "description"),
                v5 ? texts(node, "refs") : List.of(),
                list(node, "commits", SpecCodec::commit),
                list(node, "hooks", SpecCodec::hook),
                list(node, "comments", SpecCodec::comment),
                list(node, "mentors", SpecCodec::mentor),
                list(node, "timestamps", SpecCodec::timestamp),
                list(node, "deltas", SpecCodec::delta),
                running);
    }

    private static SpecSource source(JsonNode summary, Generation generation, Optional<String> displayName) {
        return new SpecSource(
                text(summary, "project_id"),
                text(summary, "file_path"),
                generation,
                displayName,
                text(summary, "updated_at"));
    }

    private static Generation generation(JsonNode node) {
        long version = number(node, "schema_version");
        for (Generation generation : Generation.values()) {
            if (generation.schemaVersion() == version) {
                return generation;
            }
        }
        throw new IllegalArgumentException("no ChangeSpec has the schema version " + version);
    }

    private static CommitEntry commit(JsonNode node) {
        return new CommitEntry(
                number(node, "number"),
                text(node, "note"),
                optional(node, "chat"),
                optional(node, "diff"),
                optional(node, "plan"),
                optional(node, "proposal_letter"),
                suffix(node),
                texts(node, "body"));
    }

    private static Hook hook(JsonNode node) {
        return new Hook(
                text(node, "command"),
                list(
                        node,
                        "status_lines",
                        run -> new Hook.Run(
                                text(run, "commit_entry_num"),
                                text(run, "timestamp"),
                                text(run, "status"),
                                optional(run, "duration"),
                                suffix(run),
                                optional(run, "summary"))));
    }

    private static ReviewComment comment(JsonNode node) {
        return new ReviewComment(text(node, "reviewer"), text(node, "file_path"), suffix(node));
    }

    private static MentorEntry mentor(JsonNode node) {
        return new MentorEntry(
                text(node, "entry_id"),
                texts(node, "profiles"),
                list(
                        node,
                        "status_lines",
                        run -> new MentorEntry.Run(
                                text(run, "profile_name"),
                                text(run, "mentor_name"),
                                text(run, "status"),
                                optional(run, "timestamp"),
                                optional(run, "duration"),
                                suffix(run))),
                member(node, "is_draft").booleanValue());
    }

    private static TimestampEntry timestamp(JsonNode node) {
        return new TimestampEntry(text(node, "timestamp"), text(node, "event_type"), text(node, "detail"));
    }

    private static FileDelta delta(JsonNode node) {
        return new FileDelta(text(node, "path"), text(node, "change_type"));
    }

    private static WorkspaceClaim claim(JsonNode node) {
        return new WorkspaceClaim(
                number(node, "workspace_num"),
                number(node, "pid"),
                text(node, "workflow"),
                optional(node, "timestamp"),
                member(node, "pinned").booleanValue());
    }

    private static Suffix suffix(JsonNode node) {
        return new Suffix(
                optional(node, "suffix"),
                optional(node, "suffix_type")
                        .map(token -> SuffixType.ofToken(token)
                                .orElseThrow(
                                        () -> new IllegalArgumentException("'" + token + "' is no type of a suffix"))));
    }

    private static JsonNode parse(RawJson json) {
        try {
            return MAPPER.readTree(json.bytes());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a stored ChangeSpec is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode member(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a stored ChangeSpec has no '" + name + "'");
        }
        return value;
    }

    private static String text(JsonNode node, String name) {
        return optional(node, name)
                .orElseThrow(() -> new IllegalArgumentException("a stored ChangeSpec has no text '" + name + "'"));
    }

    private static Optional<String> optional(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw new IllegalArgumentException("'" + name + "' of a stored ChangeSpec is not text");
        }
        return Optional.of(value.stringValue());
    }

    private static long number(JsonNode node, String name) {
        JsonNode value = member(node, name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("'" + name + "' of a stored ChangeSpec is not a whole number");
        }
        return value.longValue();
    }

    private static List<String> texts(JsonNode node, String name) {
        return list(node, name, JsonNode::stringValue);
    }

    private static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> element) {
        JsonNode values = member(node, name);
        if (values.isEmpty()) {
            return List.of();
        }
        List<T> list = new ArrayList<>(values.size());
        values.forEach(value -> list.add(element.apply(value)));
        return list;
    }
}
