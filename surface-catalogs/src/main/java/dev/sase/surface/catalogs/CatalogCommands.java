package dev.sase.surface.catalogs;

import dev.sase.spi.Command;
import java.util.List;
import java.util.Map;

/** The verbs of the command line. */
final class CatalogCommands {
    /** The noun of most of them. */
    static final String XPROMPT = "xprompt";

    private static final String LIST = "list";

    private CatalogCommands() {}

    static List<Command> all() {
        return List.of(
                new Command(
                        LIST,
                        XpromptEntriesRead.NAME,
                        "Lists xprompts and workflows.",
                        Map.of(),
                        List.of("sase xprompt list", "sase xprompt list --project demo --source project --json"),
                        new XpromptListPresenter()),
                new Command(
                        "show",
                        XpromptShowRead.NAME,
                        "Shows an xprompt with its content, its source and what it hides.",
                        Map.of(),
                        List.of("sase xprompt show review", "sase xprompt show demo/review --project demo"),
                        new XpromptShowPresenter()),
                new Command(
                                LIST,
                                SnippetCatalogRead.NAME,
                                "Lists snippets.",
                                Map.of(),
                                List.of("sase snippet list", "sase snippet list --query todo --json"),
                                new SnippetListPresenter())
                        .under("snippet"),
                new Command(
                                LIST,
                                FileHistoryRead.NAME,
                                "Lists the files that prompts have named, the last used first.",
                                Map.of(),
                                List.of("sase file-history list", "sase file-history list --project demo --json"),
                                new FileHistoryPresenter())
                        .under("file-history"));
    }
}
