package dev.sase.spi;

import java.util.Optional;

/**
 * Compares a record loaded from its source with the one in the projection. Missing and extra records, damaged rows and corrupt
 * sources are found by the engine. Thread-safe.
 */
public interface Verifier {
    /**
     * Says how a projected record differs from the loaded one.
     *
     * @param collection the collection of both
     * @param loaded the record as its source has it now
     * @param projected the record as the projection has it
     * @return what differs, for people; empty when they agree
     */
    <R> Optional<String> difference(RecordCollection<R> collection, R loaded, R projected);

    /** The verifier that compares the JSON of both records. */
    static Verifier equality() {
        return new Verifier() {
            @Override
            public <R> Optional<String> difference(RecordCollection<R> collection, R loaded, R projected) {
                return collection
                                .codec()
                                .encode(loaded)
                                .equals(collection.codec().encode(projected))
                        ? Optional.empty()
                        : Optional.of("the projected record differs from its source");
            }
        };
    }
}
