package dev.sase.core.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads yes-or-no variables of the environment. */
final class Switch {
    private static final List<String> ON = List.of("1", "true", "yes", "on");
    private static final List<String> OFF = List.of("0", "false", "no", "off");

    private Switch() {}

    /**
     * The value of a variable. An empty one is unset; so is one with a text that means nothing, after one warning.
     *
     * @param warnings receives the warning
     */
    static Optional<Boolean> read(Map<String, String> environment, String variable, List<String> warnings) {
        String text = environment.getOrDefault(variable, "").strip().toLowerCase(Locale.ROOT);
        if (ON.contains(text)) {
            return Optional.of(true);
        }
        if (OFF.contains(text)) {
            return Optional.of(false);
        }
        if (!text.isEmpty()) {
            warnings.add("the variable " + variable + " holds \"" + environment.get(variable) + "\", which is neither "
                    + String.join(", ", ON) + " nor " + String.join(", ", OFF) + "; it is ignored");
        }
        return Optional.empty();
    }
}
