package dev.sase.surface.changespecs;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.JsonWriter;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.Slice;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.Volatility;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The ChangeSpec that a checkout is about: the one whose review has the given address, else the one whose name the branch spells,
 * exactly before otherwise. Project and branch are found where the request is made, so that the answer depends on records alone.
 * Of several copies an active one comes before those in archives.
 */
final class CurrentRead implements ReadOperation {
    static final String NAME = "changespec_current";

    private static final String PROJECT_FILE = "project_file";
    private static final String BRANCH = "branch";
    private static final String CHANGE_URL = "change_url";

    CurrentRead() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "The ChangeSpec of a checkout.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of(
                                PROJECT_FILE,
                                Parameter.Type.TEXT,
                                "The project file; without it the project whose workspace holds the folder.")
                        .option("--project-file", "-p"),
                Parameter.of(CHANGE_URL, Parameter.Type.TEXT, "The address of the review of what is checked out.")
                        .option("--url"),
                Parameter.of(BRANCH, Parameter.Type.TEXT, "The branch; without it that of the checkout.")
                        .option("--branch"),
                Parameter.of(Parameters.PROJECT_ID, Parameter.Type.TEXT, "The project, where it is known already."));
    }

    @Override
    public Shape shape() {
        return Shape.BARE;
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.NONE;
    }

    @Override
    public Volatility volatility() {
        return Volatility.PURE;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.empty();
    }

    @Override
    public Query resolve(Query query, SaseHome home) {
        Workspaces workspaces = new Workspaces(home);
        Optional<Checkout> checkout = query.folder().map(Checkout::of);
        Optional<String> project = query.text(Parameters.PROJECT_ID)
                .or(() -> query.text(PROJECT_FILE).map(file -> projectOf(file, query)))
                .or(() -> checkout.flatMap(found -> workspaces.ownerOf(found.folders())));
        Query resolved = with(query, Parameters.PROJECT_ID, project);
        resolved = with(
                resolved,
                PROJECT_FILE,
                query.text(PROJECT_FILE)
                        .or(() -> project.flatMap(workspaces::fileOf).map(Path::toString)));
        return with(resolved, BRANCH, query.text(BRANCH).or(() -> checkout.flatMap(Checkout::branch)));
    }

    @Override
    public Scopes scopes(Query query) {
        return Scopes.of(query.text(Parameters.PROJECT_ID).map(Set::of).orElseGet(Set::of));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        String project = query.text(Parameters.PROJECT_ID)
                .orElseThrow(() -> failed(ErrorCode.NOT_FOUND, "no project has this folder as its workspace", query));
        Copies copies = new Copies(reader, Predicate.is(ChangeSpecs.SCOPE, project));
        Set<String> handles = byReview(query, copies);
        if (handles.isEmpty()) {
            handles = byBranch(query, project, copies);
        }
        if (handles.size() > 1) {
            throw failed(ErrorCode.AMBIGUOUS, "several ChangeSpecs fit: " + String.join(", ", handles), query);
        }
        Slice.Row row = handles.stream()
                .findFirst()
                .flatMap(copies::find)
                .orElseThrow(() -> failed(ErrorCode.NOT_FOUND, "no ChangeSpec fits", query));
        return answer(ChangeSpecs.CODEC.decode(row.json()));
    }

    private static Set<String> byReview(Query query, Copies copies) {
        return query.text(CHANGE_URL)
                .filter(url -> !url.isEmpty())
                .map(url -> copies.handles(Predicate.is(ChangeSpecs.REVIEW, url)))
                .orElseGet(Set::of);
    }

    private static Set<String> byBranch(Query query, String project, Copies copies) {
        Optional<String> branch = query.text(BRANCH).filter(name -> !name.isEmpty());
        if (branch.isEmpty()) {
            return Set.of();
        }
        Set<String> exact = copies.handles(Predicate.is(ChangeSpecs.NAME, branch.get()));
        if (!exact.isEmpty()) {
            return exact;
        }
        Predicate<ChangeSpec> spelled = Predicate.all(
                copies.within(), Predicate.in(ChangeSpecs.BRANCH_KEY, BranchNames.keys(branch.get(), project)));
        Set<String> handles = new TreeSet<>();
        try (Stream<StoredRecord<ChangeSpec>> found =
                copies.reader().records(ChangeSpecs.COLLECTION, spelled, ChangeSpecs.RECENT)) {
            found.filter(stored -> BranchNames.isSpelling(branch.get(), stored.record()))
                    .forEach(stored -> handles.add(stored.key().handle()));
        }
        return handles;
    }

    private static Answer answer(ChangeSpec spec) {
        return Answer.builder()
                .value("cl", text(spec.clOrPr()))
                .value("file_path", text(Optional.of(spec.source().filePath())))
                .value(
                        "line_number",
                        new JsonWriter().number(spec.span().startLine()).toRawJson())
                .value("name", text(Optional.of(spec.name())))
                .value("parent", text(spec.parent()))
                .value("project", text(Optional.of(spec.source().projectId())))
                .value("status", text(Optional.of(spec.status())))
                .build();
    }

    private static RawJson text(Optional<String> value) {
        return new JsonWriter().string(value.orElse(null)).toRawJson();
    }

    private static Query with(Query query, String name, Optional<String> value) {
        return value.map(text -> query.with(name, text)).orElse(query);
    }

    private static String projectOf(String file, Query query) {
        try {
            Path path = query.folder().map(folder -> folder.resolve(file)).orElse(Path.of(file));
            Path folder = path.toAbsolutePath().normalize().getParent();
            if (folder != null && folder.getFileName() != null) {
                return folder.getFileName().toString();
            }
        } catch (InvalidPathException _) {
            // Reported below like any other text that is no project file.
        }
        throw new SaseException(
                ErrorCode.INVALID_REQUEST,
                "'" + file + "' is no project file; give one such as projects/web/web.sase of the SASE home");
    }

    private static SaseException failed(ErrorCode code, String problem, Query query) {
        return new SaseException(
                code,
                problem + "; project: " + known(query, Parameters.PROJECT_ID) + ", project_file: "
                        + known(query, PROJECT_FILE) + ", branch: " + known(query, BRANCH) + ", change_url: "
                        + known(query, CHANGE_URL) + "; name another project with --project-file, or the review with"
                        + " --url");
    }

    private static String known(Query query, String name) {
        return query.text(name).orElse("none");
    }
}
