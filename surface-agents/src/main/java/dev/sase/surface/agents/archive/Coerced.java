package dev.sase.surface.agents.archive;

import dev.sase.spi.Texts;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Members of an open JSON object, read with good will: what has another type than wanted is absent. */
public final class Coerced {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");

    private Coerced() {}

    /** A text member. */
    public static Optional<String> text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isString()
                ? Optional.of(Texts.wellFormed(value.stringValue()))
                : Optional.empty();
    }

    /** A text member that is not empty. */
    public static Optional<String> filledText(JsonNode object, String name) {
        return text(object, name).filter(text -> !text.isEmpty());
    }

    /** An integer member: a number without its fraction, or a text of digits. */
    public static Optional<Long> integer(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isString()) {
            return parsed(value.stringValue());
        }
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? Optional.of(value.longValue()) : Optional.empty();
        }
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        return Math.abs(number) < 0x1p63 ? Optional.of((long) number) : Optional.empty();
    }

    /** A flag member. */
    public static Optional<Boolean> flag(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    /** Whether there is a member that is not null. */
    public static boolean isSet(JsonNode object, String name) {
        @Nullable JsonNode value = object.get(name);
        return value != null && !value.isNull();
    }

    private static Optional<Long> parsed(String text) {
        try {
            return INTEGER.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
