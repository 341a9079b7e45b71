package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.RecordReader;
import java.time.Instant;
import java.util.function.Function;

/** Something that lends a {@link RecordReader} over known data. */
public interface HostUnderTest {
    /** What the host is called in messages. */
    String name();

    /**
     * Lends a reader.
     *
     * @param work what is done with the reader, which is valid until this returns
     * @return what the work gave
     */
    <T> T read(Function<RecordReader, T> work);

    /** The host over records in memory, made anew for every read. */
    static HostUnderTest records(LoadedRecords loaded, Instant now) {
        return new HostUnderTest() {
            @Override
            public String name() {
                return "records";
            }

            @Override
            public <T> T read(Function<RecordReader, T> work) {
                return work.apply(new RecordsHost(loaded, now));
            }
        };
    }
}
