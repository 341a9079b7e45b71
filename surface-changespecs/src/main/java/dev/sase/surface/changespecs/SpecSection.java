package dev.sase.surface.changespecs;

import dev.sase.spi.JsonWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The lists of a record, in its order, and how their elements are written. */
enum SpecSection {
    COMMITS("commits"),
    HOOKS("hooks"),
    COMMENTS("comments"),
    MENTORS("mentors"),
    TIMESTAMPS("timestamps"),
    DELTAS("deltas");

    private static final List<SpecSection> RECORD_ORDER = List.of(values());
    private static final List<SpecSection> NAME_ORDER = Arrays.stream(values())
            .sorted(Comparator.comparing(SpecSection::token))
            .toList();

    private final String token;

    SpecSection(String token) {
        this.token = token;
    }

    /** The sections in the order of the record. */
    static List<SpecSection> inRecordOrder() {
        return RECORD_ORDER;
    }

    /** The sections in the order of their names. */
    static List<SpecSection> inNameOrder() {
        return NAME_ORDER;
    }

    /** The name of the list. */
    String token() {
        return token;
    }

    /** The number of elements of the list. */
    int size(ChangeSpec spec) {
        return switch (this) {
            case COMMITS -> spec.commits().size();
            case HOOKS -> spec.hooks().size();
            case COMMENTS -> spec.comments().size();
            case MENTORS -> spec.mentors().size();
            case TIMESTAMPS -> spec.timestamps().size();
            case DELTAS -> spec.deltas().size();
        };
    }

    /** Writes the element at an index of the list as a JSON value. */
    void write(ChangeSpec spec, int index, JsonWriter json) {
        switch (this) {
            case COMMITS -> commit(spec.commits().get(index), json);
            case HOOKS -> hook(spec.hooks().get(index), json);
            case COMMENTS -> comment(spec.comments().get(index), json);
            case MENTORS -> mentor(spec.mentors().get(index), json);
            case TIMESTAMPS -> timestamp(spec.timestamps().get(index), json);
            case DELTAS -> delta(spec.deltas().get(index), json);
        }
    }

    private static void commit(CommitEntry commit, JsonWriter json) {
        json.beginObject();
        json.name("number").number(commit.number());
        json.name("note").string(commit.note());
        optional(json, "chat", commit.chat());
        optional(json, "diff", commit.diff());
        optional(json, "plan", commit.plan());
        optional(json, "proposal_letter", commit.proposalLetter());
        suffix(json, commit.suffix());
        json.name("body").strings(commit.body());
        json.endObject();
    }

    private static void hook(Hook hook, JsonWriter json) {
        json.beginObject();
        json.name("command").string(hook.command());
        json.name("status_lines").beginArray();
        for (Hook.Run run : hook.runs()) {
            json.beginObject();
            json.name("commit_entry_num").string(run.entryId());
            json.name("timestamp").string(run.timestamp());
            json.name("status").string(run.status());
            optional(json, "duration", run.duration());
            suffix(json, run.suffix());
            optional(json, "summary", run.summary());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static void comment(ReviewComment comment, JsonWriter json) {
        json.beginObject();
        json.name("reviewer").string(comment.reviewer());
        json.name("file_path").string(comment.path());
        suffix(json, comment.suffix());
        json.endObject();
    }

    private static void mentor(MentorEntry mentor, JsonWriter json) {
        json.beginObject();
        json.name("entry_id").string(mentor.entryId());
        json.name("profiles").strings(mentor.profiles());
        json.name("status_lines").beginArray();
        for (MentorEntry.Run run : mentor.runs()) {
            json.beginObject();
            json.name("profile_name").string(run.profile());
            json.name("mentor_name").string(run.mentor());
            json.name("status").string(run.status());
            optional(json, "timestamp", run.timestamp());
            optional(json, "duration", run.duration());
            suffix(json, run.suffix());
            json.endObject();
        }
        json.endArray();
        json.name("is_draft").bool(mentor.draft());
        json.endObject();
    }

    private static void timestamp(TimestampEntry entry, JsonWriter json) {
        json.beginObject();
        json.name("timestamp").string(entry.timestamp());
        json.name("event_type").string(entry.event());
        json.name("detail").string(entry.detail());
        json.endObject();
    }

    private static void delta(FileDelta delta, JsonWriter json) {
        json.beginObject();
        json.name("path").string(delta.path());
        json.name("change_type").string(delta.changeType());
        json.endObject();
    }

    private static void suffix(JsonWriter json, Suffix suffix) {
        optional(json, "suffix", suffix.text());
        optional(json, "suffix_type", suffix.type().map(SuffixType::token));
    }

    private static void optional(JsonWriter json, String name, Optional<String> value) {
        json.name(name).string(value.orElse(null));
    }
}
