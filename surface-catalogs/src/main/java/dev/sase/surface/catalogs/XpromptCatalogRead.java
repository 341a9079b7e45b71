package dev.sase.surface.catalogs;

import dev.sase.spi.Answer;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RecordReader;
import dev.sase.spi.StatedOrder;
import java.util.List;
import java.util.Optional;

/** The read {@code xprompt_catalog}: rows of xprompts and workflows. */
final class XpromptCatalogRead extends CatalogRead {
    static final String NAME = "xprompt_catalog";

    XpromptCatalogRead() {
        super(NAME, "xprompts and workflows by name", List.of(PROJECT, TEXT));
    }

    @Override
    public String rowsMember() {
        return CatalogMembers.XPROMPTS;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(new StatedOrder<>(
                Xprompts.COLLECTION, Xprompts.BY_NAME, row -> XpromptJson.decodeServed(row, scope(query))));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        Predicate<Xprompt> where = where(query, require(query, reader));
        return Answer.builder()
                .rows(
                        CatalogMembers.XPROMPTS,
                        reader.page(Xprompts.COLLECTION, where, Xprompts.BY_NAME, Xprompts.ROW, query.page()))
                .value(CatalogMembers.CONFIG_SOURCES, CatalogMembers.NONE)
                .value(CatalogMembers.MEMORY_SOURCES, CatalogMembers.NONE)
                .value(CatalogMembers.FILE_HISTORY, CatalogMembers.NONE)
                .build();
    }

    /** The xprompts of a scope that a query wants. */
    static Predicate<Xprompt> where(Query query, String scope) {
        Predicate<Xprompt> within = Predicate.is(Xprompts.PROJECT_ID, scope);
        return needle(query)
                .map(text -> Predicate.all(within, Predicate.contains(Xprompts.SEARCH, text)))
                .orElse(within);
    }
}
