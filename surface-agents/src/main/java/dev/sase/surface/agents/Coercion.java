package dev.sase.surface.agents;

import dev.sase.spi.RawJson;
import dev.sase.spi.Texts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a field of a marker accepts. Whatever a field does not accept is absent; so is what equals the absence of the field: false, an
 * empty list.
 */
enum Coercion {
    /** A text. */
    TEXT {
        @Override
        @Nullable
        Object of(JsonNode value) {
            return value.isString() ? Texts.wellFormed(value.stringValue()) : null;
        }
    },
    /** An integer, a fraction without what follows its point, or a text of digits. */
    INTEGER {
        @Override
        @Nullable
        Object of(JsonNode value) {
            if (value.isIntegralNumber()) {
                return fitting(value.bigIntegerValue());
            }
            if (value.isNumber()) {
                return Double.isFinite(value.doubleValue())
                        ? fitting(BigDecimal.valueOf(value.doubleValue()).toBigInteger())
                        : null;
            }
            return value.isString() && WHOLE.matcher(value.stringValue()).matches()
                    ? fitting(new BigInteger(value.stringValue()))
                    : null;
        }
    },
    /** An integer and nothing else. */
    STRICT_INTEGER {
        @Override
        @Nullable
        Object of(JsonNode value) {
            return value.isIntegralNumber() ? fitting(value.bigIntegerValue()) : null;
        }
    },
    /** A number, or a text that is one; what JSON cannot write is absent. */
    FRACTION {
        @Override
        @Nullable
        Object of(JsonNode value) {
            boolean numeric =
                    value.isString() && DECIMAL.matcher(value.stringValue()).matches();
            if (!numeric && !value.isNumber()) {
                return null;
            }
            double number = numeric ? Double.parseDouble(value.stringValue()) : value.doubleValue();
            // Adding zero turns -0.0 into 0.0: JSON written by sase has one form for both.
            return Double.isFinite(number) ? number + 0.0 : null;
        }
    },
    /** Anything but null, false, zero and what is empty is true. */
    TRUTH {
        @Override
        @Nullable
        Object of(JsonNode value) {
            boolean truth = switch (value.getNodeType()) {
                case BOOLEAN -> value.booleanValue();
                case STRING -> !value.stringValue().isEmpty();
                case NUMBER ->
                    value.isIntegralNumber() ? value.bigIntegerValue().signum() != 0 : value.doubleValue() != 0;
                case ARRAY, OBJECT -> !value.isEmpty();
                case NULL, MISSING, BINARY, POJO -> false;
            };
            return truth ? true : null;
        }
    },
    /** True, false or absent. */
    STRICT_FLAG {
        @Override
        @Nullable
        Object of(JsonNode value) {
            return value.isBoolean() ? value.booleanValue() : null;
        }
    },
    /** The texts of a list, or one text. */
    TEXTS {
        @Override
        @Nullable
        Object of(JsonNode value) {
            if (value.isString()) {
                return List.of(Texts.wellFormed(value.stringValue()));
            }
            List<String> texts = new ArrayList<>();
            if (value.isArray()) {
                value.forEach(element -> {
                    if (element.isString()) {
                        texts.add(Texts.wellFormed(element.stringValue()));
                    }
                });
            }
            return texts.isEmpty() ? null : List.copyOf(texts);
        }
    },
    /** An object. */
    OBJECT {
        @Override
        @Nullable
        Object of(JsonNode value) {
            return value.isObject() ? Json.sorted(value) : null;
        }
    },
    /** The texts of an object by key. */
    TEXT_MAP {
        @Override
        @Nullable
        Object of(JsonNode value) {
            if (!value.isObject()) {
                return null;
            }
            ObjectNode texts = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(member -> {
                if (member.getValue().isString()) {
                    texts.set(member.getKey(), member.getValue());
                }
            });
            return texts.isEmpty() ? null : Json.sorted(texts);
        }
    },
    /** The objects of a list. */
    OBJECTS {
        @Override
        @Nullable
        Object of(JsonNode value) {
            List<RawJson> objects = new ArrayList<>();
            if (value.isArray()) {
                value.forEach(element -> {
                    if (element.isObject()) {
                        objects.add(Json.sorted(element));
                    }
                });
            }
            return objects.isEmpty() ? null : Marker.array(objects);
        }
    },
    /** The members of an object that are small and flat enough to be kept. */
    VARIABLES {
        @Override
        @Nullable
        Object of(JsonNode value) {
            if (!value.isObject()) {
                return null;
            }
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(member -> {
                if (OutputVariables.isKept(member.getValue())) {
                    kept.set(member.getKey(), member.getValue());
                }
            });
            return kept.isEmpty() ? null : Json.sorted(kept);
        }
    };

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,40}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?([0-9]{1,400}(\\.[0-9]{0,400})?|\\.[0-9]{1,400})([eE][+-]?[0-9]{1,9})?");

    /**
     * The value as it is kept: String, Long, Double, Boolean, List of String, or RawJson.
     *
     * @param value what the file has
     * @return the value, or null when it counts as absent
     */
    abstract @Nullable Object of(JsonNode value);

    private static @Nullable Long fitting(BigInteger number) {
        return number.bitLength() < Long.SIZE ? number.longValue() : null;
    }
}
