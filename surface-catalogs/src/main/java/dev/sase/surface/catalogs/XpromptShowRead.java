package dev.sase.surface.catalogs;

import dev.sase.spi.Answer;
import dev.sase.spi.Duplicates;
import dev.sase.spi.ErrorCode;
import dev.sase.spi.Parameter;
import dev.sase.spi.Predicate;
import dev.sase.spi.Query;
import dev.sase.spi.RecordReader;
import dev.sase.spi.SaseException;
import dev.sase.spi.Shape;
import dev.sase.spi.Slice;
import dev.sase.spi.StoredRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The read {@code xprompt_show}: one entry with its content, its source and what it hides. */
final class XpromptShowRead extends CatalogRead {
    static final String NAME = "xprompt_show";

    /** The member of the answer. */
    static final String XPROMPT = "xprompt";

    private static final String XPROMPT_NAME = "name";

    XpromptShowRead() {
        super(
                NAME,
                "one xprompt or workflow with its content",
                List.of(
                        Parameter.of(XPROMPT_NAME, Parameter.Type.TEXT, "The name, with or without '#' or '#!'.")
                                .mandatory()
                                .asOperand(),
                        PROJECT));
    }

    @Override
    public Shape shape() {
        return Shape.DETAIL;
    }

    @Override
    public Duplicates duplicates() {
        return Duplicates.FIRST;
    }

    @Override
    public Answer answer(Query query, RecordReader reader) {
        String scope = require(query, reader);
        String asked = query.requiredText(XPROMPT_NAME);
        Predicate<Xprompt> within = Predicate.is(Xprompts.PROJECT_ID, scope);
        Slice.Row row = named(asked, within, reader)
                .or(() -> named(withoutPrefix(asked), within, reader))
                .or(() -> named(scope + "/" + withoutPrefix(asked), within, reader))
                .orElseThrow(() -> new SaseException(
                        ErrorCode.NOT_FOUND,
                        "there is no xprompt '" + asked + "' in the catalog of "
                                + (scope.equals(Site.ALL) ? "no project" : "the project '" + scope + "'")
                                + "; 'sase xprompt list' shows all"));
        return Answer.builder().value(XPROMPT, row.json()).build();
    }

    private static Optional<Slice.Row> named(String name, Predicate<Xprompt> within, RecordReader reader) {
        Predicate<Xprompt> where = Predicate.all(within, Predicate.is(Xprompts.NAME, name));
        Optional<String> id;
        try (Stream<StoredRecord<Xprompt>> records = reader.records(Xprompts.COLLECTION, where, Xprompts.BY_NAME)) {
            id = records.findFirst().map(stored -> stored.key().handle());
        }
        return id.flatMap(handle -> reader.find(Xprompts.COLLECTION, handle, within, Xprompts.DETAIL));
    }

    private static String withoutPrefix(String name) {
        return name.startsWith("#!") ? name.substring(2) : name.startsWith("#") ? name.substring(1) : name;
    }
}
