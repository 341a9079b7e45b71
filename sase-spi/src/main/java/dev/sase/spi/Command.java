package dev.sase.spi;

import java.util.List;
import java.util.Map;

/**
 * A verb of the command line over one read.
 *
 * @param verb the verb: {@code list}
 * @param read the name of the read
 * @param description one line
 * @param defaults arguments used where the user gives none, by parameter name
 * @param examples complete command lines for {@code --help}
 * @param presenter shows the answer
 */
public record Command(
        String verb,
        String read,
        String description,
        Map<String, Object> defaults,
        List<String> examples,
        Presenter presenter) {
    public Command {
        defaults = Map.copyOf(defaults);
        examples = List.copyOf(examples);
    }
}
