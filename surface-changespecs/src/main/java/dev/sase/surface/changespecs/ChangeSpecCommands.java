package dev.sase.surface.changespecs;

import dev.sase.spi.Command;
import java.util.List;
import java.util.Map;

/** The verbs of {@code sase changespec}. */
final class ChangeSpecCommands {
    private ChangeSpecCommands() {}

    static List<Command> all() {
        return List.of(
                new Command(
                                "list",
                                PageRead.LIST,
                                "Lists ChangeSpecs, the file written last first.",
                                Map.of(),
                                List.of(
                                        "sase changespec list",
                                        "sase changespec list --project web --query 'status:ready'",
                                        "sase changespec list --status Draft --json"),
                                new ListPresenter())
                        .showing(Format.option(ListPresenter.DEFAULT)),
                new Command(
                                "show",
                                DetailRead.NAME,
                                "Shows one ChangeSpec with everything in it.",
                                Map.of(),
                                List.of(
                                        "sase changespec show web_add_login",
                                        "sase changespec show changespec:web:web_add_login --archived"),
                                new ShowPresenter())
                        .showing(Format.option(ShowPresenter.DEFAULT)),
                new Command(
                                "search",
                                PageRead.FIND,
                                "Finds ChangeSpecs by a query and shows them whole.",
                                Map.of(),
                                List.of(
                                        "sase changespec search 'login AND NOT status:submitted'",
                                        "sase changespec search '!!!' --format markdown"),
                                new SearchPresenter())
                        .showing(Format.option(SearchPresenter.DEFAULT)),
                new Command(
                                "current",
                                CurrentRead.NAME,
                                "Shows the ChangeSpec that the current checkout is about.",
                                Map.of(),
                                List.of(
                                        "sase changespec current",
                                        "sase changespec current --url https://example.test/pull/7 --format json"),
                                new CurrentPresenter())
                        .showing(Format.option(CurrentPresenter.DEFAULT)));
    }
}
