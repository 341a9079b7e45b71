package dev.sase.testkit;

import dev.sase.spi.Diagnostic;
import dev.sase.spi.RecordCollection;
import dev.sase.spi.RecordSink;
import dev.sase.spi.SaseHome;
import dev.sase.spi.Scopes;
import dev.sase.spi.SourceUnit;
import dev.sase.spi.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Loads a home with the SPI alone and sums up what came. Also run in a class loader without the engine, see {@link
 * IsolatedLoader}.
 */
public final class LoadProbe {
    private LoadProbe() {}

    /**
     * Loads a home by the names of things, so that it can be called across class loaders.
     *
     * @param surfaceClass the class of the surface, found by this class's own loader
     * @param home the home's folder
     * @param settings the home's settings
     * @param environment the variables that loaders see
     * @return the number of records and a digest of them
     * @throws ReflectiveOperationException if the surface cannot be made
     */
    public static String digest(
            String surfaceClass, Path home, Map<String, Object> settings, Map<String, String> environment)
            throws ReflectiveOperationException {
        Object surface = Class.forName(surfaceClass).getDeclaredConstructor().newInstance();
        return digest((Surface) surface, new SaseHome(home, settings, environment));
    }

    static String digest(Surface surface, SaseHome home) {
        MessageDigest digest = sha256();
        AtomicInteger records = new AtomicInteger();
        RecordSink sink = new RecordSink() {
            @Override
            public <R> void record(RecordCollection<R> collection, R record, Path file, long line) {
                digest.update(collection.codec().encode(record).bytes());
                records.incrementAndGet();
            }

            @Override
            public void diagnostic(Diagnostic diagnostic) {
                digest.update(diagnostic.token().getBytes(StandardCharsets.UTF_8));
            }
        };
        try (Stream<SourceUnit> units = surface.loader().discover(home, Scopes.every())) {
            for (SourceUnit unit : units.toList()) {
                surface.loader().load(unit, sink);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the home cannot be loaded", e);
        }
        return records + " records " + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
