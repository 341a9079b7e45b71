package dev.sase.surface.changespecs;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.Slice;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.Volatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One ChangeSpec by its handle, or by a name that only one handle has.
 *
 * <p>Of several copies an active one comes before those in archives; among equals the first by occurrence and unit. With
 * {@code archived} only archived copies are looked at, or only active ones. The answer is no row of a list, and its choice is not
 * the one of {@link Duplicates#FIRST}, which knows nothing of archives: hence {@link Duplicates#NONE}.
 */
final class DetailRead implements ReadOperation {
    static final String NAME = "changespec_detail";
    static final String DETAIL = "detail";

    private static final String HANDLE = "handle";
    private static final String ARCHIVED = "archived";
    private static final int MAX_NAMED = 20;

    DetailRead() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "One ChangeSpec with everything in it.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of(
                                HANDLE,
                                Parameter.Type.TEXT,
                                "The handle, changespec:<project>:<name>, or a name that no other ChangeSpec has.")
                        .mandatory()
                        .asOperand(),
                Parameters.PROJECT,
                Parameter.of(ARCHIVED, Parameter.Type.FLAG, "The copy in an archive; false: the active one.")
                        .option("--archived"));
    }

    @Override
    public Shape shape() {
        return Shape.DETAIL;
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
    public Scopes scopes(Query query) {
        String handle = query.requiredText(HANDLE);
        return query.text(Parameters.PROJECT_ID).isEmpty() && ChangeSpec.isHandle(handle)
                ? Scopes.of(ChangeSpec.projectsOf(handle))
                : Parameters.scopes(query);
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        String wanted = query.requiredText(HANDLE);
        Copies copies = new Copies(reader, within(query));
        Slice.Row row = (ChangeSpec.isHandle(wanted) ? copies.find(wanted) : byName(wanted, copies))
                .orElseThrow(() -> new SaseException(ErrorCode.NOT_FOUND, unknown(wanted, query)));
        RawJson detail = SpecJson.detail(ChangeSpecs.CODEC.decode(row.json()));
        if (detail.size() > query.page().maxBytes()) {
            throw new SaseException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "the detail of '" + row.key().handle() + "' has " + detail.size() + " bytes, at most "
                            + query.page().maxBytes() + " can be sent; read it in its source file");
        }
        return Answer.builder().value(DETAIL, detail).build();
    }

    private Predicate<ChangeSpec> within(Query query) {
        List<Predicate<ChangeSpec>> parts = new ArrayList<>();
        parts.add(scopes(query).within(ChangeSpecs.COLLECTION));
        query.flag(ARCHIVED).ifPresent(archived -> parts.add(Predicate.is(ChangeSpecs.IS_ARCHIVE, archived)));
        return new Predicate.All<>(parts);
    }

    private static Optional<Slice.Row> byName(String name, Copies copies) {
        Set<String> handles = copies.handles(Predicate.is(ChangeSpecs.NAME, name));
        if (handles.size() > 1) {
            List<String> named = handles.stream().limit(MAX_NAMED).toList();
            String more = handles.size() > named.size() ? " and others" : "";
            throw new SaseException(
                    ErrorCode.AMBIGUOUS,
                    "'" + name + "' is the name of " + String.join(", ", named) + more + "; give one of these handles");
        }
        return handles.stream().findFirst().flatMap(copies::find);
    }

    private static String unknown(String wanted, Query query) {
        String copy = query.flag(ARCHIVED)
                .map(archived -> archived ? "archived " : "active ")
                .orElse("");
        String where = query.text(Parameters.PROJECT_ID)
                .map(project -> " in the project '" + project + "'")
                .orElse("");
        return "there is no " + copy + "ChangeSpec '" + wanted + "'" + where
                + "; 'sase changespec list' shows all of them";
    }
}
