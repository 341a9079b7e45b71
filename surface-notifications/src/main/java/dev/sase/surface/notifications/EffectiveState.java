package dev.sase.surface.notifications;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a pending action at one moment, from its deadline and from the files by which it is answered.
 *
 * @param now the moment
 * @param userHome what {@code ~} stands for
 * @param folder what relative paths are relative to; without it they name nothing
 */
record EffectiveState(Instant now, Path userHome, Optional<Path> folder) {
    /** The state, by the first rule that fits. */
    ActionState of(PendingAction action) {
        Optional<Gate> gate = Gate.of(action.action());
        if (gate.isEmpty()) {
            return ActionState.UNSUPPORTED;
        }
        String target =
                action.actionData().getOrDefault(gate.get().pathKey(), "").strip();
        if (!target.isEmpty()
                && path(target).filter(place -> isAnswered(gate.get(), place)).isPresent()) {
            return ActionState.ALREADY_HANDLED;
        }
        if (target.isEmpty()) {
            return ActionState.MISSING_TARGET;
        }
        if (action.state() == ActionState.STALE || action.staleDeadline() <= seconds()) {
            return ActionState.STALE;
        }
        return action.state() == ActionState.ALREADY_HANDLED ? ActionState.ALREADY_HANDLED : ActionState.AVAILABLE;
    }

    private static boolean isAnswered(Gate gate, Path place) {
        for (String answer : gate.answers()) {
            if (Files.exists(place.resolve(answer))) {
                return true;
            }
        }
        return gate.request()
                .filter(request -> Files.isDirectory(place) && Files.notExists(place.resolve(request)))
                .isPresent();
    }

    private Optional<Path> path(String text) {
        try {
            if (text.equals("~")) {
                return Optional.of(userHome);
            }
            if (text.startsWith("~/")) {
                return Optional.of(userHome.resolve(text.substring(2)));
            }
            Path path = Path.of(text);
            return path.isAbsolute() ? Optional.of(path) : folder.map(base -> base.resolve(path));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private double seconds() {
        return now.getEpochSecond() + now.getNano() / 1e9;
    }
}
