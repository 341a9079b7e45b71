package dev.sase.surface.changespecs;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RawJson;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordReader;
import dev.sase.spi.RowsForm;
import dev.sase.spi.Scopes;
import dev.sase.spi.Shape;
import dev.sase.spi.StatedOrder;
import dev.sase.spi.View;
import dev.sase.spi.Volatility;
import dev.sase.surface.changespecs.query.ChangeSpecQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The reads whose answer is a page of ChangeSpecs, those first whose file was written last. */
final class PageRead implements ReadOperation {
    static final String LIST = "changespec_list";
    static final String SEARCH = "changespec_search";
    static final String FIND = "changespec_find";

    private static final String ENTRIES = "entries";

    private final String name;
    private final String summary;
    private final List<Parameter> parameters;
    private final View<ChangeSpec> view;
    private final Function<RawJson, ChangeSpec> decode;

    private PageRead(
            String name,
            String summary,
            List<Parameter> parameters,
            View<ChangeSpec> view,
            Function<RawJson, ChangeSpec> decode) {
        this.name = name;
        this.summary = summary;
        this.parameters = parameters;
        this.view = view;
        this.decode = decode;
    }

    /** Summaries of ChangeSpecs. */
    static PageRead list() {
        return new PageRead(
                LIST,
                "ChangeSpecs, the file written last first.",
                List.of(Parameters.PROJECT, Parameters.OF_STATUS, Parameters.OF_QUERY.option("--query", "-q")),
                ChangeSpecs.SUMMARY,
                SpecCodec::decodeSummary);
    }

    /** Summaries of the ChangeSpecs that match a query; without one of all. */
    static PageRead search() {
        return new PageRead(
                SEARCH,
                "ChangeSpecs that match a query, the file written last first.",
                List.of(Parameters.PROJECT, Parameters.OF_STATUS, Parameters.OF_QUERY.asOperand()),
                ChangeSpecs.SUMMARY,
                SpecCodec::decodeSummary);
    }

    /** The same with the whole record in each row, so that nobody has to ask for each row again. */
    static PageRead find() {
        return new PageRead(
                FIND,
                "ChangeSpecs that match a query, whole.",
                List.of(
                        Parameters.PROJECT,
                        Parameters.OF_STATUS,
                        Parameters.OF_QUERY.mandatory().asOperand()),
                ChangeSpecs.FULL,
                ChangeSpecs.CODEC::decode);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Shape shape() {
        return Shape.PAGE;
    }

    @Override
    public String rowsMember() {
        return ENTRIES;
    }

    @Override
    public RowsForm rowsForm() {
        return RowsForm.NESTED_WITH_OFFSET;
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.KEPT;
    }

    @Override
    public Volatility volatility() {
        return Volatility.PURE;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(new StatedOrder<>(ChangeSpecs.COLLECTION, ChangeSpecs.RECENT, decode));
    }

    @Override
    public Scopes scopes(Query query) {
        return Parameters.scopes(query);
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        Scopes scopes = scopes(query);
        List<Predicate<ChangeSpec>> parts = new ArrayList<>();
        parts.add(scopes.within(ChangeSpecs.COLLECTION));
        query.text(Parameters.STATUS).ifPresent(status -> parts.add(Predicate.is(ChangeSpecs.STATUS, status)));
        query.text(Parameters.QUERY)
                .ifPresent(text -> parts.add(ChangeSpecQuery.compile(text).predicate(reader, scopes)));
        return Answer.builder()
                .rows(
                        ENTRIES,
                        reader.page(
                                ChangeSpecs.COLLECTION,
                                new Predicate.All<>(parts),
                                ChangeSpecs.RECENT,
                                view,
                                query.page()))
                .build();
    }
}
