package dev.sase.surface.notifications;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Parameter;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Shape;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.Volatility;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The read {@code notification_pending_actions}: the pending-action store, as stored. Only when asked does it also say what state
 * each action is in by now, which takes the time and a look at the files by which actions are answered.
 */
final class PendingActionsRead extends NotificationRead {
    static final String NAME = "notification_pending_actions";

    private static final String EFFECTIVE = "effective";
    private static final String PREFIX = "prefix";
    private static final String USER_HOME = "user_home";

    PendingActionsRead() {
        super(new Declaration(
                NAME,
                "The actions that wait for an answer.",
                List.of(
                        Parameter.of(
                                        PREFIX,
                                        Parameter.Type.TEXT,
                                        "Only the action of the notification whose id starts so.")
                                .asOperand(),
                        Parameter.of(EFFECTIVE, Parameter.Type.FLAG, "Also the state that each action is in by now."),
                        Parameter.of(
                                USER_HOME,
                                Parameter.Type.TEXT,
                                "The folder that ~ stands for in the paths of actions.")),
                Shape.DETAIL,
                Duplicates.FIRST,
                Volatility.FILES));
    }

    @Override
    public Query resolve(Query query, SaseHome home) {
        return query.isSet(EFFECTIVE) && query.text(USER_HOME).isEmpty() ? query.with(USER_HOME, ownHome()) : query;
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        List<PendingAction> actions = all(reader);
        Answer.Builder answer = Answer.builder();
        Optional<PrefixResolution> resolution = query.text(PREFIX).map(prefix -> resolve(prefix, actions));
        List<PendingAction> shown = resolution
                .map(found -> actions.stream()
                        .filter(action -> action.notificationId().equals(found.notificationId()))
                        .toList())
                .orElse(actions);
        List<RawJson> rows = shown.stream().map(PendingActions.CODEC::encode).toList();
        answer.value("store", store(shown, rows)).value("actions", array(rows));
        resolution.ifPresent(found -> answer.value("resolution", found.json()));
        if (query.isSet(EFFECTIVE)) {
            answer.value(
                    "effective_states",
                    states(
                            shown,
                            new EffectiveState(
                                    reader.now(),
                                    Path.of(query.text(USER_HOME).orElseGet(PendingActionsRead::ownHome)),
                                    query.folder())));
        }
        return answer.build();
    }

    private static List<PendingAction> all(RecordReader reader) {
        try (Stream<StoredRecord<PendingAction>> records =
                reader.records(PendingActions.COLLECTION, PendingActions.everything(), PendingActions.BY_PREFIX)) {
            return records.filter(found -> found.key().occurrence() == 0)
                    .map(StoredRecord::record)
                    .toList();
        }
    }

    private static PrefixResolution resolve(String prefix, List<PendingAction> actions) {
        PrefixResolution found = PrefixResolution.of(
                prefix, actions.stream().map(PendingAction::notificationId).toList());
        return switch (found.outcome()) {
            case EXACT, DUPLICATE_FULL_ID, UNIQUE_PREFIX -> found;
            case MISSING ->
                throw new SaseException(
                        ErrorCode.NOT_FOUND,
                        "no pending action belongs to a notification whose id starts with '" + prefix
                                + "'; ask without it to see all");
            case AMBIGUOUS_PREFIX ->
                throw new SaseException(
                        ErrorCode.AMBIGUOUS,
                        "the pending actions of several notifications start with '" + prefix + "': "
                                + actions.stream()
                                        .map(PendingAction::notificationId)
                                        .filter(id -> id.startsWith(prefix))
                                        .collect(Collectors.joining(", "))
                                + "; give more of the id");
        };
    }

    private static RawJson store(List<PendingAction> actions, List<RawJson> rows) {
        JsonWriter writer = new JsonWriter();
        writer.beginObject().name("schema_version").number(1).name("actions").beginObject();
        for (int i = 0; i < rows.size(); i++) {
            writer.name(actions.get(i).prefix()).raw(rows.get(i));
        }
        return writer.endObject().endObject().toRawJson();
    }

    private static RawJson array(List<RawJson> rows) {
        JsonWriter writer = new JsonWriter();
        writer.beginArray();
        rows.forEach(writer::raw);
        return writer.endArray().toRawJson();
    }

    private static RawJson states(List<PendingAction> actions, EffectiveState state) {
        JsonWriter writer = new JsonWriter();
        writer.beginObject();
        actions.forEach(
                action -> writer.name(action.prefix()).string(state.of(action).token()));
        return writer.endObject().toRawJson();
    }

    private static String ownHome() {
        String home = System.getenv("HOME");
        return home == null || home.isEmpty() ? System.getProperty("user.home", "/") : home;
    }
}
