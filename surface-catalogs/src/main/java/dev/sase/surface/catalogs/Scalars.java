package dev.sase.surface.catalogs;

import dev.sase.spi.Texts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Gives scalars of a YAML document their type and one form for each value. */
final class Scalars {
    private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();
    private static final int LONGEST_NUMBER = 100;

    private Scalars() {}

    static Yaml.Scalar of(ScalarEvent scalar, int line) {
        String text = Texts.wellFormed(scalar.getValue());
        boolean implicit = scalar.getTag().isEmpty() && scalar.getImplicit().canOmitTagInPlainScalar();
        Tag tag = implicit
                ? RESOLVER.resolve(text, true)
                : scalar.getTag().map(Tag::new).orElse(Tag.STR);
        Yaml.Type type = type(tag, text);
        try {
            return new Yaml.Scalar(type, normal(type, text), line);
        } catch (NumberFormatException _) {
            return new Yaml.Scalar(Yaml.Type.TEXT, text, line);
        }
    }

    private static Yaml.Type type(Tag tag, String text) {
        if (tag.equals(Tag.NULL)) {
            return Yaml.Type.NOTHING;
        }
        if (tag.equals(Tag.BOOL)) {
            return Yaml.Type.FLAG;
        }
        if (text.length() > LONGEST_NUMBER) {
            return Yaml.Type.TEXT;
        }
        return tag.equals(Tag.INT) ? Yaml.Type.INTEGER : tag.equals(Tag.FLOAT) ? Yaml.Type.FRACTION : Yaml.Type.TEXT;
    }

    private static String normal(Yaml.Type type, String text) {
        return switch (type) {
            case TEXT -> text;
            case NOTHING -> "";
            case FLAG -> text.toLowerCase(Locale.ROOT);
            case INTEGER -> integer(text);
            case FRACTION -> fraction(text.toLowerCase(Locale.ROOT));
        };
    }

    private static String integer(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        if (digits.startsWith("0x")) {
            return new BigInteger(digits.substring(2), 16).toString();
        }
        return digits.startsWith("0o")
                ? new BigInteger(digits.substring(2), 8).toString()
                : new BigInteger(digits).toString();
    }

    private static String fraction(String text) {
        if (text.endsWith(".inf")) {
            return text.startsWith("-") ? "-inf" : "inf";
        }
        if (text.equals(".nan")) {
            return "NaN";
        }
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            return value < 0 ? "-inf" : "inf";
        }
        String plain = new BigDecimal(Double.toString(value)).toPlainString();
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }
}
