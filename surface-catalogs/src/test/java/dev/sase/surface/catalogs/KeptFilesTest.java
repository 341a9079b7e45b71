package dev.sase.surface.catalogs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sase.core.engine.Progress;
import dev.sase.core.engine.Selection;
import dev.sase.core.engine.VerifyDepth;
import dev.sase.core.record.LocatedRow;
import dev.sase.core.record.NumberingSink;
import dev.sase.spi.Diagnostic;
import dev.sase.spi.Predicate;
import dev.sase.spi.Projector;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.StoredRecord;
import dev.sase.testkit.ContractStorage;
import dev.sase.testkit.EngineUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file said stands for it as long as its stamp does, and never longer. */
class KeptFilesTest {
    private static final Duration TICK = Duration.ofNanos(Stamp.TICK_NANOS);
    private static final Instant OLD = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    Path folder;

    private CatalogHome home;
    private KeptReadings kept;
    private CatalogsLoader loader;

    @BeforeEach
    void makeHome() {
        home = new CatalogHome(folder).workspace("demo");
        kept = new KeptReadings(KeptReadings.MOST_BYTES);
        loader = new CatalogsLoader(kept);
    }

    /** What a load of a unit delivers: contents by name, templates by trigger, diagnostics. */
    private record Loaded(Map<String, String> contents, List<Diagnostic> problems) {}

    private Loaded load(CatalogsLoader by, String key, boolean believing) {
        Map<String, String> contents = new TreeMap<>();
        List<Diagnostic> problems = new ArrayList<>();
        by.load(unit(by, key), new NumberingSink(1, Projector.table()) {
            @Override
            public boolean believesStamps() {
                return believing;
            }

            @Override
            protected <R> void accept(LocatedRow<R> row) {
                Object record = row.row().record();
                if (record instanceof Xprompt xprompt) {
                    contents.put(xprompt.entry().name(), xprompt.content());
                } else if (record instanceof Snippet snippet) {
                    contents.put(snippet.trigger(), snippet.template());
                }
            }

            @Override
            public void diagnostic(Diagnostic diagnostic) {
                problems.add(diagnostic);
            }
        });
        return new Loaded(contents, problems);
    }

    private SourceUnit unit(CatalogsLoader by, String key) {
        try (Stream<SourceUnit> units = by.discover(home.files().home(), Scopes.every())) {
            return units.filter(unit -> unit.key().equals(key)).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, String> contents(String key) {
        return load(loader, key, true).contents();
    }

    /** Writes into a file as it is, which keeps its inode, and sets its time. */
    private void overwrite(String file, String text, Instant time) throws IOException {
        Path path = home.files().resolve(file);
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.from(time));
    }

    @Test
    void aFileIsNotReadAgainWhileItsStampIsTheSameUnlessTheSinkWantsIt() throws IOException {
        home.write("user/xprompts/a.md", "one");
        overwrite("user/xprompts/a.md", "one", OLD);
        assertThat(contents("xprompts/all")).containsEntry("a", "one");
        overwrite("user/xprompts/a.md", "two", OLD);
        assertThat(contents("xprompts/all")).containsEntry("a", "one");
        assertThat(load(loader, "xprompts/all", false).contents()).containsEntry("a", "two");
        assertThat(contents("xprompts/all")).containsEntry("a", "two");
    }

    @Test
    void aFileChangedTwiceWithinATickIsReadBothTimes() throws IOException {
        home.write("user/xprompts/a.md", "one");
        boolean inTime = false;
        for (int attempt = 0; attempt < 200 && !inTime; attempt++) {
            Instant time = Instant.now();
            overwrite("user/xprompts/a.md", "one", time);
            assertThat(contents("xprompts/all")).containsEntry("a", "one");
            inTime = Duration.between(time, Instant.now()).compareTo(TICK) < 0;
            if (inTime) {
                overwrite("user/xprompts/a.md", "two", time);
                assertThat(contents("xprompts/all")).containsEntry("a", "two");
            } else {
                home.write("user/xprompts/a.md", "");
            }
        }
        assertThat(inTime).as("some load took less than a tick").isTrue();
    }

    @Test
    void aStampIsOnlyOfAFileThatIsOlderOrNewerThanATick() throws IOException {
        home.write("user/xprompts/a.md", "one");
        Path file = home.files().resolve("user/xprompts/a.md");
        Files.setLastModifiedTime(file, FileTime.from(OLD));
        var attributes = Files.readAttributes(file, PosixFileAttributes.class);
        long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        assertThat(Stamp.of(attributes, modified + Stamp.TICK_NANOS)).isEmpty();
        assertThat(Stamp.of(attributes, modified - Stamp.TICK_NANOS)).isEmpty();
        assertThat(Stamp.of(attributes, modified + Stamp.TICK_NANOS + 1)).isPresent();
        assertThat(Stamp.of(attributes, modified - Stamp.TICK_NANOS - 1)).isPresent();
    }

    @Test
    void aFileReplacedByOneOfTheSameSizeAndTimeIsRead() throws IOException {
        home.write("user/xprompts/a.md", "one").write("user/next", "two");
        overwrite("user/xprompts/a.md", "one", OLD);
        overwrite("user/next", "two", OLD);
        assertThat(contents("xprompts/all")).containsEntry("a", "one");
        Files.move(
                home.files().resolve("user/next"),
                home.files().resolve("user/xprompts/a.md"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(contents("xprompts/all")).containsEntry("a", "two");
    }

    @Test
    void filesThatComeGoOrGetAnotherNameAreNoticed() throws IOException {
        home.write("user/xprompts/a.md", "one").write("user/xprompts/b.md", "two");
        Path xprompts = home.files().resolve("user/xprompts");
        Files.setLastModifiedTime(xprompts, FileTime.from(OLD));
        assertThat(contents("xprompts/all")).containsOnlyKeys("a", "b");
        Files.move(xprompts.resolve("a.md"), xprompts.resolve("c.md"));
        assertThat(contents("xprompts/all")).containsOnlyKeys("b", "c");
        Files.setLastModifiedTime(xprompts, FileTime.from(OLD.plusSeconds(1)));
        assertThat(contents("xprompts/all")).containsOnlyKeys("b", "c");
        Files.delete(xprompts.resolve("b.md"));
        assertThat(contents("xprompts/all")).containsOnlyKeys("c");
    }

    @Test
    void aLinkThatLeadsElsewhereIsFollowedAnew() throws IOException {
        home.write("user/one.md", "one").write("user/two.md", "two").write("secret/key.md", "secret");
        Path link = home.files().resolve("user/xprompts/a.md");
        Files.createDirectories(link.getParent());
        for (String target : List.of("user/one.md", "user/two.md")) {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, home.files().resolve(target));
            Files.setLastModifiedTime(link.getParent(), FileTime.from(OLD));
            assertThat(contents("xprompts/all")).containsEntry("a", home.files().read(target));
        }
        Files.delete(link);
        Files.createSymbolicLink(link, home.files().resolve("secret/key.md"));
        Loaded loaded = load(loader, "xprompts/all", true);
        assertThat(loaded.contents()).isEmpty();
        assertThat(loaded.problems()).extracting(Diagnostic::token).containsExactly("link_leads_out");
    }

    @Test
    void whatIsWrongInAFileIsReportedByEachLoadWhereItIsReportedAtAll() {
        home.write("user/xprompts/a.md", "---\nname: *x\n---\nbody")
                .write("user/xprompts/b.yml", "steps: [\n")
                .write("user/xprompts/c.yml", "steps: []")
                .write("user/.config/sase/sase.yml", "xprompts:\n  a: one\n  b: [x]\n  a: two\n")
                .write("work/demo/sase/skills/d.md", "no skill");
        for (String key : List.of("xprompts/all", "xprompts/demo", "snippets/all", "snippets/demo")) {
            List<Diagnostic> fresh = load(new CatalogsLoader(), key, false).problems();
            assertThat(fresh).as(key).hasSize(key.equals("xprompts/all") ? 5 : key.equals("xprompts/demo") ? 1 : 0);
            assertThat(load(loader, key, true).problems()).isEqualTo(fresh);
            assertThat(load(loader, key, true).problems()).isEqualTo(fresh);
        }
    }

    @Test
    void whatDependsOnTheCatalogIsNotKept() {
        home.write("user/xprompts/a.md", "---\nskill: true\nsnippet: true\n---\nx")
                .write("work/demo/xprompts/b.md", "y");
        assertThat(contents("xprompts/all")).containsOnlyKeys("a");
        assertThat(contents("xprompts/demo")).containsOnlyKeys("a", "demo/b");
        assertThat(contents("snippets/demo")).containsOnlyKeys("a");
        home.files()
                .variable(
                        "SASE_SKILL_PLUGIN_DIRS_JSON",
                        "[{\"module\":\"m\",\"path\":\"" + home.path("user/xprompts")
                                + "\"},{\"module\":\"n\",\"path\":\"" + home.path("work/demo/xprompts") + "\"}]");
        Loaded loaded = load(loader, "xprompts/all", true);
        assertThat(loaded.contents()).containsOnlyKeys("a", "skill/a");
        assertThat(loaded.problems()).extracting(Diagnostic::token).containsExactly("no_skill");
    }

    @Test
    void whatIsKeptHasABoundAndFilesBeyondItAreReadEachTime() {
        kept = new KeptReadings(20_000);
        loader = new CatalogsLoader(kept);
        for (int i = 0; i < 40; i++) {
            home.write("user/xprompts/p" + i + ".md", "text " + i);
        }
        Map<String, String> expected =
                load(new CatalogsLoader(), "xprompts/all", false).contents();
        assertThat(expected).hasSize(40);
        for (int round = 0; round < 3; round++) {
            assertThat(contents("xprompts/all")).isEqualTo(expected);
            assertThat(kept.bytes()).isBetween(10_000L, 20_000L);
        }
        home.write("user/xprompts/p0.md", "changed").write("user/xprompts/p39.md", "changed");
        assertThat(contents("xprompts/all")).containsEntry("p0", "changed").containsEntry("p39", "changed");
    }

    @Test
    void whatNoLoadHasAskedForLatelyMakesRoom() throws IOException {
        kept = new KeptReadings(20_000);
        loader = new CatalogsLoader(kept);
        String text = "x".repeat(8_000);
        home.write("user/xprompts/a.md", text).write("work/demo/xprompts/b.md", text);
        overwrite("work/demo/xprompts/b.md", text, OLD);
        Map<String, String> none = contents("xprompts/all");
        assertThat(none).containsOnlyKeys("a");
        home.files().delete("user/xprompts/a.md");
        home.write("work/demo/xprompts/c.md", "y".repeat(8_000));
        overwrite("work/demo/xprompts/c.md", "y".repeat(8_000), OLD);
        for (int i = 0; i <= KeptReadings.LOADS; i++) {
            assertThat(contents("xprompts/demo")).containsOnlyKeys("demo/b", "demo/c");
        }
        overwrite("work/demo/xprompts/b.md", "z".repeat(8_000), OLD);
        overwrite("work/demo/xprompts/c.md", "z".repeat(8_000), OLD);
        assertThat(contents("xprompts/demo")).containsEntry("demo/b", text).containsEntry("demo/c", "y".repeat(8_000));
    }

    @Test
    void aVerificationAndARebuildReadWhatAStampHides() throws IOException {
        IntStream.range(0, 20).forEach(i -> home.write("user/xprompts/p" + i + ".md", "text " + i));
        CatalogsSurface surface = new CatalogsSurface();
        try (EngineUnderTest engine = EngineUnderTest.open(
                ContractStorage.SQLITE, folder, surface, home.files().home(), CatalogHome.NOON)) {
            home.write("user/xprompts/p1.md", "changed");
            engine.engine().refresh(Selection.all());
            assertThat(projected(engine)).containsEntry("p1", "changed").hasSize(20);
            overwrite("user/xprompts/p2.md", "text 3", modified("user/xprompts/p2.md"));
            home.write("user/xprompts/p1.md", "again");
            engine.engine().refresh(Selection.all());
            assertThat(projected(engine)).containsEntry("p1", "again").containsEntry("p2", "text 2");
            assertThat(engine.engine()
                            .verify(Selection.all(), VerifyDepth.FULL, Progress.NONE)
                            .ok())
                    .isFalse();
            var _ = engine.engine().rebuild(Selection.all(), Progress.NONE);
            assertThat(projected(engine)).containsEntry("p1", "again").containsEntry("p2", "text 3");
        }
    }

    @Test
    void recordsThatDifferAreOfferedWithBytesThatDiffer() {
        List<String> texts = List.of(
                "",
                "a",
                "---\ndescription: a\n---\n",
                "---\ndescription: a\n---\na",
                "---\ndescription: ''\n---\na",
                "---\ntags: a\n---\na",
                "---\ntags: [a, b]\n---\na",
                "---\nskill: true\n---\na",
                "---\ninput: {a: word}\n---\na",
                "---\ninput: {a: int}\n---\na",
                "---\ninput: {a: {type: int, default: 1}}\n---\na",
                "---\ninput: {a: {type: int, default: 2}}\n---\na",
                "---\ninput: {a: {type: int, default: x}}\n---\na",
                "---\ninput: {a: {type: int, description: 1}}\n---\na",
                "---\ninput: {a: {type: int, repeatable: true}}\n---\na",
                "---\ninput: {a: {type: int, choices: [1]}}\n---\na",
                "---\ninput: {a: {type: int, choices: [1, 2]}}\n---\na",
                "---\ninput: {a: {type: int, choices: [{value: 1, label: 2}]}}\n---\na",
                "---\ninput: {a: int, b: int}\n---\na");
        List<Offer> offers = new ArrayList<>();
        for (String text : texts) {
            offers.add(offered("user/xprompts/x.md", text));
        }
        home.write("user/.xprompts/x.md", "a");
        offers.add(offered("user/xprompts/x.md", "a"));
        home.files().delete("user/xprompts/x.md");
        offers.add(offered("user/.xprompts/x.md", "a"));
        offers.add(offered("user/.config/sase/sase.yml", "xprompts: {x: a}"));
        home.files().delete("user/.xprompts/x.md");
        offers.add(offered("user/.config/sase/sase.yml", "xprompts: {x: a}"));
        offers.add(offered("user/.config/sase/sase.yml", "\nxprompts: {x: a}"));
        assertThat(offers.stream().map(Offer::json).distinct()).hasSize(offers.size());
        assertThat(offers.stream().map(Offer::bytes).distinct()).hasSize(offers.size());
        assertThat(offered("user/.config/sase/sase.yml", "\nxprompts: {x: a}")).isEqualTo(offers.getLast());
    }

    private record Offer(String bytes, String json) {}

    /** What the loader offers for the entry {@code x}, and the record that it then gives. */
    private Offer offered(String file, String text) {
        home.write(file, text);
        List<Offer> offers = new ArrayList<>();
        loader.load(unit(loader, "xprompts/all"), new NumberingSink(1, Projector.table()) {
            private String last = "";

            @Override
            public boolean believesStamps() {
                return true;
            }

            @Override
            public boolean unchanged(RecordCollection<?> collection, byte[] bytes, int from, int to) {
                last = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
                return false;
            }

            @Override
            protected <R> void accept(LocatedRow<R> row) {
                offers.add(new Offer(last, row.row().json().text()));
            }

            @Override
            public void diagnostic(Diagnostic diagnostic) {
                throw new AssertionError(diagnostic);
            }
        });
        assertThat(offers).hasSize(1);
        return offers.getFirst();
    }

    private static Map<String, String> projected(EngineUnderTest engine) {
        Map<String, String> contents = new TreeMap<>();
        engine.read(reader -> {
            try (Stream<StoredRecord<Xprompt>> records =
                    reader.records(Xprompts.COLLECTION, Predicate.everything(), Xprompts.BY_NAME)) {
                records.filter(record -> record.record().projectId().equals(Site.ALL))
                        .forEach(record -> contents.put(
                                record.record().entry().name(), record.record().content()));
            }
            return contents;
        });
        return contents;
    }

    private Instant modified(String file) throws IOException {
        return Files.getLastModifiedTime(home.files().resolve(file)).toInstant();
    }
}
