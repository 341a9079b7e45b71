package dev.sase.surface.catalogs;

import dev.sase.spi.Answer;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseHome;
import dev.sase.spi.StatedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The read {@code file_history}: file references, the last used first. The user's own history belongs to no project. */
final class FileHistoryRead extends CatalogRead {
    static final String NAME = "file_history";

    private static final String BRANCH = "branch_or_workspace";

    FileHistoryRead() {
        super(
                NAME,
                "file references, the last used first",
                List.of(
                        Parameter.of(PROJECT_ID, Parameter.Type.TEXT, "The project; 'all' is the user's own history.")
                                .option("--project", "-p"),
                        Parameter.of(
                                        QUERY,
                                        Parameter.Type.TEXT,
                                        "Only paths that contain this text, whatever its case.")
                                .option("--query", "-q"),
                        Parameter.of(BRANCH, Parameter.Type.TEXT, "Only those of this branch or workspace.")
                                .option("--branch", "-b")));
    }

    @Override
    public String rowsMember() {
        return CatalogMembers.FILE_HISTORY;
    }

    @Override
    public Query resolve(Query query, SaseHome home) {
        return query.with(PROJECT_ID, scope(query));
    }

    @Override
    public Optional<StatedOrder<?>> order(Query query) {
        return Optional.of(new StatedOrder<>(
                FileUses.COLLECTION, FileUses.RECENT, row -> FileUseJson.decodeRow(row, scope(query))));
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        List<Predicate<FileUse>> parts = new ArrayList<>();
        parts.add(Predicate.is(FileUses.PROJECT_ID, require(query, reader)));
        query.text(BRANCH)
                .filter(branch -> !branch.isEmpty())
                .ifPresent(branch -> parts.add(Predicate.is(FileUses.BRANCH, branch)));
        needle(query).ifPresent(text -> parts.add(Predicate.contains(FileUses.SEARCH, text)));
        return Answer.builder()
                .value(CatalogMembers.XPROMPTS, CatalogMembers.NONE)
                .value(CatalogMembers.CONFIG_SOURCES, CatalogMembers.NONE)
                .value(CatalogMembers.MEMORY_SOURCES, CatalogMembers.NONE)
                .rows(
                        CatalogMembers.FILE_HISTORY,
                        reader.page(
                                FileUses.COLLECTION,
                                new Predicate.All<>(parts),
                                FileUses.RECENT,
                                FileUses.ROW,
                                query.page()))
                .build();
    }
}
