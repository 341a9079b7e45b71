package dev.sase.surface.notifications;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Shows pending actions as a table, with the state that each is in by now where the answer has it. */
final class PendingPresenter implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        Optional<JsonNode> states = answer.value("effective_states").map(Json::parse);
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode entry : Json.parse(answer.value("actions").orElse(RawJson.of("[]")))) {
            PendingAction action = PendingActionJson.read(entry);
            String state = states.map(found -> found.get(action.prefix()))
                    .map(JsonNode::stringValue)
                    .orElse(action.state().token());
            Instant created = Instant.ofEpochSecond((long) action.createdAt());
            rows.add(List.of(
                    action.prefix(),
                    Age.of(created, answer.query().now()),
                    action.kind().token(),
                    state,
                    action.notificationId()));
        }
        screen.line(Screen.Span.of("Pending actions (" + rows.size() + ")", Screen.Style.STRONG));
        if (!rows.isEmpty()) {
            screen.table(List.of("PREFIX", "AGE", "KIND", "STATE", "NOTIFICATION"), rows);
        }
    }
}
