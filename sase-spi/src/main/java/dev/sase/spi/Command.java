package dev.sase.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A verb of the command line over one read.
 *
 * @param noun the noun it stands under, when that is not the surface's own: {@code snippet}
 * @param verb the verb: {@code list}
 * @param read the name of the read
 * @param description one line
 * @param defaults arguments used where the user gives none, by parameter name
 * @param options what the user may choose of the presentation alone, such as {@code --format}; never sent with the read
 * @param examples complete command lines for {@code --help}
 * @param presenter shows the answer
 */
public record Command(
        Optional<String> noun,
        String verb,
        String read,
        String description,
        Map<String, Object> defaults,
        List<Parameter> options,
        List<String> examples,
        Presenter presenter) {
    public Command {
        defaults = Map.copyOf(defaults);
        options = List.copyOf(options);
        examples = List.copyOf(examples);
        for (Parameter option : options) {
            if (option.options().isEmpty() || option.required()) {
                throw new IllegalArgumentException("the option '" + option.name() + "' of '" + verb
                        + "' needs a name such as --format and may not be mandatory");
            }
        }
    }

    /** A verb of the surface's own noun without options of presentation. */
    public Command(
            String verb,
            String read,
            String description,
            Map<String, Object> defaults,
            List<String> examples,
            Presenter presenter) {
        this(Optional.empty(), verb, read, description, defaults, List.of(), examples, presenter);
    }

    /** The noun that the verb stands under. */
    public String nounOf(SurfaceDescriptor surface) {
        return noun.orElse(surface.noun());
    }

    /** The same under another noun than the surface's own. */
    public Command under(String otherNoun) {
        return new Command(Optional.of(otherNoun), verb, read, description, defaults, options, examples, presenter);
    }

    /** The same with these options of presentation. */
    public Command showing(Parameter... choices) {
        return new Command(noun, verb, read, description, defaults, List.of(choices), examples, presenter);
    }
}
