package dev.sase.surface.catalogs;

import dev.sase.spi.Answer;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RecordReader;
import dev.sase.spi.StatedOrder;
import java.util.List;
import java.util.Optional;

/** The read {@code snippet_catalog}: snippets by trigger. */
final class SnippetCatalogRead extends CatalogRead {
    static final String NAME = "snippet_catalog";

    private static final String ENTRIES = "entries";

    SnippetCatalogRead() {
        super(NAME, "snippets by trigger", List.of(PROJECT, TEXT));
    }

    @Override
    public String rowsMember() {
        return ENTRIES;
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(new StatedOrder<>(
                Snippets.COLLECTION, Snippets.BY_TRIGGER, row -> SnippetJson.decodeEntry(row, scope(query))));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        Predicate<Snippet> within = Predicate.is(Snippets.PROJECT_ID, require(query, reader));
        Predicate<Snippet> where = needle(query)
                .map(text -> Predicate.all(within, Predicate.contains(Snippets.SEARCH, text)))
                .orElse(within);
        return Answer.builder()
                .value(CatalogMembers.XPROMPTS, CatalogMembers.NONE)
                .value(CatalogMembers.CONFIG_SOURCES, CatalogMembers.NONE)
                .value(CatalogMembers.MEMORY_SOURCES, CatalogMembers.NONE)
                .value(CatalogMembers.FILE_HISTORY, CatalogMembers.NONE)
                .rows(
                        ENTRIES,
                        reader.page(Snippets.COLLECTION, where, Snippets.BY_TRIGGER, Snippets.ENTRY, query.page()))
                .build();
    }
}
