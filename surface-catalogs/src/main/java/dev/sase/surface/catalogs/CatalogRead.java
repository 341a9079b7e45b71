package dev.sase.surface.catalogs;

import dev.sase.spi.Duplicates;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Parameter;
import dev.sase.spi.Query;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What all reads of catalogs have in common: each is about the catalog of one project, or of none. */
abstract class CatalogRead implements ReadOperation {
    static final String PROJECT_ID = "project_id";
    static final String QUERY = "query";

    static final Parameter PROJECT = Parameter.of(
                    PROJECT_ID, Parameter.Type.TEXT, "The project; 'all' is the catalog of no project.")
            .option("--project", "-p");
    static final Parameter TEXT = Parameter.of(
                    QUERY, Parameter.Type.TEXT, "Only those that contain this text, whatever its case.")
            .option("--query", "-q");

    private final String name;
    private final String summary;
    private final List<Parameter> parameters;

    CatalogRead(String name, String summary, List<Parameter> parameters) {
        this.name = name;
        this.summary = summary;
        this.parameters = List.copyOf(parameters);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Shape shape() {
        return Shape.PAGE;
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.KEPT;
    }

    @Override
    public final Volatility volatility() {
        return Volatility.PURE;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.empty();
    }

    /** Names the project in whose workspace the request is made; without one it is about no project. */
    @Override
    public Query resolve(Query query, SaseHome home) {
        if (query.text(PROJECT_ID).filter(id -> !id.isEmpty()).isPresent()
                || query.folder().isEmpty()) {
            return query.with(PROJECT_ID, scope(query));
        }
        try {
            Optional<String> project =
                    KnownWorkspaces.find(home).projectOf(query.folder().get());
            return query.with(PROJECT_ID, project.orElse(Site.ALL));
        } catch (IOException e) {
            throw new SaseException(
                    ErrorCode.SOURCE_UNREADABLE,
                    "the projects in " + KnownWorkspaces.projects(home) + " cannot be listed (" + e
                            + "); check its permissions, or name a project with --project",
                    e);
        }
    }

    @Override
    public final Scopes scopes(Query query) {
        return Scopes.of(scope(query));
    }

    /** The scope of a query. */
    static String scope(Query query) {
        return query.text(PROJECT_ID).filter(id -> !id.isEmpty()).orElse(Site.ALL);
    }

    /**
     * The scope of a query.
     *
     * @throws SaseException if there is no such project
     */
    static String require(Query query, RecordReader reader) {
        String scope = scope(query);
        List<String> known = reader.scopes();
        if (!known.contains(scope)) {
            throw new SaseException(
                    ErrorCode.NOT_FOUND,
                    "there is no project '" + scope
                            + "'; known are the folders below projects/ of the SASE home and the"
                            + " workspaces that project files name; leave --project out for the catalog of no project");
        }
        return scope;
    }

    /** The text that is looked for; empty when there is none. */
    static Optional<String> needle(Query query) {
        return query.text(QUERY).filter(text -> !text.isEmpty());
    }
}
