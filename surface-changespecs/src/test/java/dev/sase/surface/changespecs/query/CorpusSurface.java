package dev.sase.surface.changespecs.query;

import dev.sase.core.record.LoadedRecords;
import dev.sase.core.record.RecordsHost;
import dev.sase.spi.Command;
import dev.sase.spi.DirectLoader;
import dev.sase.spi.Predicate;
import dev.sase.spi.ReadOperation;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordReader;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceRoot;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.StoredRecord;
import dev.sase.spi.Surface;
import dev.sase.spi.SurfaceDescriptor;
import dev.sase.spi.Texts;
import dev.sase.surface.changespecs.ChangeSpec;
import dev.sase.surface.changespecs.ChangeSpecs;
import dev.sase.surface.changespecs.Generation;
import dev.sase.surface.changespecs.ProjectFile;
import dev.sase.surface.changespecs.SpecSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A surface whose records are given, so that any record may be asked for. A unit is a file of the given records. */
final class CorpusSurface implements Surface, DirectLoader {
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private static final Comparator<ChangeSpec> AS_LISTED = Comparator.comparing(
                    (ChangeSpec spec) -> spec.source().filePath(), Texts::compare)
            .thenComparingLong(spec -> spec.span().startLine());

    private final List<ChangeSpec> specs;
    private final TreeMap<String, List<ChangeSpec>> files;

    CorpusSurface(List<ChangeSpec> specs) {
        this.specs = specs.stream().sorted(AS_LISTED).toList();
        this.files = this.specs.stream()
                .collect(Collectors.groupingBy(
                        spec -> spec.source().filePath(), () -> new TreeMap<>(Texts::compare), Collectors.toList()));
    }

    /** The records of project files by their paths. */
    static CorpusSurface parsed(Map<String, String> texts) throws IOException {
        List<ChangeSpec> specs = new ArrayList<>();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            SpecSource source =
                    SpecSource.of(file.getKey(), Generation.V2, Optional.empty(), "2026-05-01T12:00:00.000Z");
            ProjectFile.parse(() -> new ByteArrayInputStream(bytes), source, (spec, _) -> specs.add(spec));
        }
        return new CorpusSurface(specs);
    }

    /** Every record: by file, and in a file as it stands there. */
    List<ChangeSpec> specs() {
        return specs;
    }

    /** The paths of the files, relative to a home. */
    Iterable<String> paths() {
        return files.keySet();
    }

    /** Answers from records in memory. */
    RecordReader records() throws IOException {
        SaseHome nowhere = new SaseHome(Path.of("nowhere"), Map.of());
        return new RecordsHost(LoadedRecords.load(this, nowhere, Scopes.every()), NOW);
    }

    /** The records that a query gives, as they are listed. */
    static List<ChangeSpec> matching(RecordReader reader, ChangeSpecQuery query, Scopes scopes) {
        Predicate<ChangeSpec> where = query.predicate(reader, scopes);
        try (Stream<StoredRecord<ChangeSpec>> found = reader.records(
                ChangeSpecs.COLLECTION,
                where,
                ChangeSpecs.COLLECTION.orderings().getFirst())) {
            return found.map(StoredRecord::record).sorted(AS_LISTED).toList();
        }
    }

    /** The names of the records that a query gives, as they are listed. */
    List<String> names(String query) throws IOException {
        return matching(records(), ChangeSpecQuery.compile(query), Scopes.every()).stream()
                .map(ChangeSpec::name)
                .toList();
    }

    @Override
    public SurfaceDescriptor descriptor() {
        return new SurfaceDescriptor("corpus", "Corpus", "spec", 1);
    }

    @Override
    public List<RecordCollection<?>> collections() {
        return List.of(ChangeSpecs.COLLECTION);
    }

    @Override
    public DirectLoader loader() {
        return this;
    }

    @Override
    public List<ReadOperation> reads() {
        return List.of();
    }

    @Override
    public List<Command> commands() {
        return List.of();
    }

    @Override
    public List<SourceRoot> roots(SaseHome home) {
        return List.of(new SourceRoot(home.path(), true));
    }

    @Override
    public Stream<SourceUnit> discover(SaseHome home, Scopes scopes) {
        return files.entrySet().stream().map(file -> {
            Path path = home.path().resolve(file.getKey());
            String scope = file.getValue().getFirst().source().projectId();
            return new SourceUnit(file.getKey(), scope, path, List.of(path));
        });
    }

    @Override
    public void load(SourceUnit unit, RecordSink sink) {
        files.getOrDefault(unit.key(), List.of())
                .forEach(spec -> sink.record(
                        ChangeSpecs.COLLECTION, spec, unit.path(), spec.span().startLine()));
    }
}
