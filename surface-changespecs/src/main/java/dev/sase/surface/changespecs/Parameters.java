package dev.sase.surface.changespecs;

import dev.sase.spi.Parameter;
import dev.sase.spi.Query;
import dev.sase.spi.Scopes;

/** The parameters that several reads have. */
final class Parameters {
    static final String PROJECT_ID = "project_id";
    static final String STATUS = "status";
    static final String QUERY = "query";

    static final Parameter PROJECT = Parameter.of(
                    PROJECT_ID, Parameter.Type.TEXT, "Only ChangeSpecs of the project with this id.")
            .option("--project", "-p");
    static final Parameter OF_STATUS = Parameter.of(
                    STATUS, Parameter.Type.TEXT, "Only those with exactly this status, as the file has it.")
            .option("--status", "-s");
    static final Parameter OF_QUERY =
            Parameter.of(QUERY, Parameter.Type.TEXT, "Only those that match this query, such as: status:wip AND !!!");

    private Parameters() {}

    /** The scopes that a query names: one project or all. */
    static Scopes scopes(Query query) {
        return query.text(PROJECT_ID).map(Scopes::of).orElseGet(Scopes::every);
    }
}
