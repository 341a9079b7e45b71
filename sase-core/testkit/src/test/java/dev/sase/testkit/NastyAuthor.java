package dev.sase.testkit;

import dev.sase.core.record.LoadedRecords;
import dev.sase.spi.ReadOperation;
import dev.sase.testkit.nasty.NastyFiles;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Writes nasty files for checks that are run one by one. */
final class NastyAuthor implements ContractSubject.Author {
    private static final String COPIED = "{\"id\":\"copied\",\"title\":\"%s\",\"rank\":1,\"open\":true,"
            + "\"body\":\"\",\"needs\":[],\"labels\":[]}\n";

    @Override
    public void seed(SaseHomeFixture home, RandomGenerator random) {
        NastyFiles.seed(home, random);
        // Two copies that differ, in one scope: what is done with copies can always be seen.
        home.append("nasty/alpha/one.jsonl", COPIED.formatted("first") + COPIED.formatted("second"));
    }

    @Override
    public void change(SaseHomeFixture home, RandomGenerator random, int step) {
        // Never a unit that comes or goes: that is seen even where no input is watched.
        home.append("nasty/alpha/one.jsonl", "{\"name\":\"step " + step + "\",\"weight\":" + step + "}\n");
    }

    @Override
    public void damage(SaseHomeFixture home, RandomGenerator random) {
        home.append("nasty/alpha/one.jsonl", "{\"damaged\":\n");
    }

    @Override
    public List<Map<String, Object>> arguments(ReadOperation read, RandomGenerator random, LoadedRecords loaded) {
        return ArgumentChoices.of(read, random, loaded);
    }
}
