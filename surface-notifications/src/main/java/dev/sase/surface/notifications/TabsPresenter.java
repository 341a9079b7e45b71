package dev.sase.surface.notifications;

import dev.sase.spi.AnswerView;
import dev.sase.spi.Presenter;
import dev.sase.spi.RawJson;
import dev.sase.spi.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Shows tabs as a table. */
final class TabsPresenter implements Presenter {
    @Override
    public void text(AnswerView answer, Screen screen) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode node : Json.parse(answer.value("tabs").orElse(RawJson.of("[]")))) {
            Tab tab = Tab.read(node);
            rows.add(List.of(
                    tab.label(),
                    Long.toString(tab.count()),
                    tab.oldestActivity()
                            .map(oldest -> Age.of(oldest, answer.query().now()))
                            .orElse("-"),
                    tab.nextWake().orElse("-")));
        }
        screen.line(Screen.Span.of("Tabs (" + rows.size() + ")", Screen.Style.STRONG));
        if (!rows.isEmpty()) {
            screen.table(List.of("TAB", "COUNT", "OLDEST", "NEXT WAKE"), rows);
        }
        answer.value("next_snooze_deadline")
                .map(deadline -> Json.parse(deadline).stringValue())
                .ifPresent(deadline -> screen.line("The next snooze ends at " + deadline));
        Optional<JsonNode> rowKeys = answer.value("row_tab_keys").map(Json::parse);
        rowKeys.ifPresent(keys -> screen.table(
                List.of("ID", "TAB"),
                keys.properties().stream()
                        .map(row -> List.of(row.getKey(), row.getValue().stringValue()))
                        .toList()));
    }
}
