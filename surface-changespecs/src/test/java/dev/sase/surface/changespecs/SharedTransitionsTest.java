package dev.sase.surface.changespecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.spi.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The public cases of changes of status. */
class SharedTransitionsTest {
    @TestFactory
    Stream<DynamicTest> casesGiveTheirPlans() {
        return SharedData.json("status-transition-cases.json").valueStream().map(transition -> {
            JsonNode request = transition.get("request");
            String title = request.get("changespec_name").asString() + " "
                    + request.get("old_status").asString() + " to "
                    + request.get("new_status").asString();
            return DynamicTest.dynamicTest(
                    title, () -> assertThat(plan(request)).isEqualTo(SharedData.compact(transition.get("plan"))));
        });
    }

    private static String plan(JsonNode request) {
        return json(new StatusTransitions(Generation.V2)
                .plan(new TransitionRequest(
                        request.get("changespec_name").asString(),
                        request.get("old_status").asString(),
                        request.get("new_status").asString(),
                        request.get("validate").asBoolean(),
                        Optional.of(request.get("parent_status"))
                                .filter(status -> !status.isNull())
                                .map(JsonNode::asString),
                        request.get("blocking_children")
                                .valueStream()
                                .map(child -> new TransitionRequest.Child(
                                        child.get("name").asString(),
                                        child.get("status").asString()))
                                .toList(),
                        texts(request.get("siblings_with_unreverted_children")),
                        Set.copyOf(texts(request.get("existing_names"))))));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.toList());
    }

    private static String json(TransitionPlan plan) {
        return switch (plan) {
            case TransitionPlan.Refused(var old, var error) ->
                json(false, old, error, null, "none", null, null, "none", "none", null, null, false);
            case TransitionPlan.Accepted accepted -> json(accepted);
        };
    }

    private static String json(TransitionPlan.Accepted plan) {
        String action = "none";
        String suffixed = null;
        String base = null;
        boolean revert = false;
        switch (plan.naming()) {
            case TransitionPlan.Naming.Kept() -> {}
            case TransitionPlan.Naming.Stripped(var name, var baseName) -> {
                action = "strip";
                suffixed = name;
                base = baseName;
                revert = true;
            }
            case TransitionPlan.Naming.Numbered(var name, var baseName) -> {
                action = "append";
                suffixed = name;
                base = baseName;
            }
        }
        String drafts = switch (plan.drafts()) {
            case KEPT -> "none";
            case SET -> "set_draft";
            case CLEARED -> "clear_draft";
        };
        return json(
                true,
                plan.oldStatus(),
                null,
                plan.newStatus(),
                action,
                suffixed,
                base,
                drafts,
                plan.move().name().toLowerCase(Locale.ROOT),
                plan.event(),
                plan.eventName(),
                revert);
    }

    private static String json(
            boolean success,
            String old,
            @Nullable String error,
            @Nullable String target,
            String action,
            @Nullable String suffixed,
            @Nullable String base,
            String drafts,
            String move,
            @Nullable String event,
            @Nullable String eventName,
            boolean revert) {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("schema_version").number(1);
        json.name("success").bool(success);
        json.name("old_status").string(old);
        json.name("error").string(error);
        json.name("status_update_target").string(target);
        json.name("suffix_action").string(action);
        json.name("suffixed_name").string(suffixed);
        json.name("base_name").string(base);
        json.name("mentor_draft_action").string(drafts);
        json.name("archive_action").string(move);
        json.name("timestamp_event").string(event);
        json.name("timestamp_target_name").string(eventName);
        json.name("revert_siblings").bool(revert);
        return json.endObject().toRawJson().text();
    }
}
