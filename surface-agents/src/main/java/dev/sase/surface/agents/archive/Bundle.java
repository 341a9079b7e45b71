package dev.sase.surface.agents.archive;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordSink;
import dev.sase.spi.Texts;
import dev.sase.surface.agents.RunPlace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Loads the bundle of one dismissed run: an open JSON object, of which only the members with a known role are looked at. */
final class Bundle {
    private static final int LONGEST_SEARCH_TEXT = 131_072;
    private static final Pattern ARTIFACTS = Pattern.compile("(?:^|.*/)projects/([^/]+)/artifacts(?:/.*)?");
    private static final Pattern PROJECT_FILE = Pattern.compile("(?:^|.*/)projects/([^/]+)/[^/]+");

    private Bundle() {}

    /** Delivers the agent of a bundle. A bundle whose hash does not match is delivered and reported. */
    static void load(Path file, RecordSink sink) {
        try {
            Optional<byte[]> bytes = SourceFiles.read(file);
            if (bytes.isEmpty()) {
                return;
            }
            String text = SourceFiles.text(file, bytes.get());
            JsonNode bundle = SourceFiles.object(file, bytes.get());
            sink.record(ArchivedAgents.COLLECTION, agent(file, bundle), file, 0);
            checkHash(file, bundle, text, sink);
        } catch (SourceProblem e) {
            sink.diagnostic(e.diagnostic());
        }
    }

    private static ArchivedAgent agent(Path file, JsonNode bundle) throws SourceProblem {
        String suffix = Coerced.filledText(bundle, "raw_suffix")
                .orElseThrow(() -> SourceProblem.in(
                        file, "invalid_record", "'raw_suffix' is missing, so that nobody can say which run this was"));
        String scope = project(bundle).orElse(ArchiveLoader.SCOPE_NAME);
        return new ArchivedAgent(
                scope,
                RunPlace.agentId(scope, suffix),
                suffix,
                Texts.wellFormed(file.toString()),
                Coerced.text(bundle, "cl_name").orElse(""),
                Coerced.text(bundle, "agent_name"),
                Coerced.text(bundle, "status").orElse(""),
                Coerced.text(bundle, "start_time"),
                Coerced.text(bundle, "dismissed_at"),
                Coerced.text(bundle, "revived_at"),
                Coerced.text(bundle, "project_name"),
                Coerced.text(bundle, "model"),
                Coerced.text(bundle, "runtime"),
                Coerced.text(bundle, "llm_provider"),
                new ArchivedAgent.Step(
                        Coerced.integer(bundle, "step_index"),
                        Coerced.text(bundle, "step_name"),
                        Coerced.text(bundle, "step_type")),
                Coerced.integer(bundle, "retry_attempt").orElse(0L),
                Coerced.flag(bundle, "is_workflow_child")
                        .orElseGet(() ->
                                Coerced.isSet(bundle, "parent_workflow") || Coerced.isSet(bundle, "parent_timestamp")),
                cut(Coerced.text(bundle, "archive_search_text").orElse("")));
    }

    /**
     * The name of the project's folder: as the paths in the bundle have it, for a bundle may call the project otherwise, else the name
     * that the bundle gives.
     */
    private static Optional<String> project(JsonNode bundle) {
        return folder(ARTIFACTS, bundle, "artifacts_dir")
                .or(() -> folder(PROJECT_FILE, bundle, "project_file"))
                .or(() -> Coerced.filledText(bundle, "project_name"));
    }

    private static Optional<String> folder(Pattern pattern, JsonNode bundle, String member) {
        return Coerced.text(bundle, member)
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    private static String cut(String text) {
        int end = Math.min(text.length(), LONGEST_SEARCH_TEXT);
        return Texts.wellFormed(text.substring(0, end));
    }

    private static void checkHash(Path file, JsonNode bundle, String text, RecordSink sink) {
        Coerced.filledText(bundle, PayloadHash.MEMBER).ifPresent(expected -> {
            String found = PayloadHash.of(text);
            if (!found.equals(expected)) {
                sink.diagnostic(Diagnostic.corrupt(
                        "payload_hash_mismatch",
                        file,
                        0,
                        "the bundle was changed after it was archived: its hash says " + expected + ", it has "
                                + found));
            }
        });
    }
}
