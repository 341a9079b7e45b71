package dev.sase.cli.demo.generate;

import dev.sase.spi.JsonWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file of one JSON value a line. Confined to one thread. */
final class LineFile implements AutoCloseable {
    private final OutputStream out;
    private final JsonWriter json = new JsonWriter(1024);

    LineFile(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    /** Writes one value. */
    void line(Consumer<JsonWriter> value) throws IOException {
        json.reset();
        value.accept(json);
        out.write(json.toByteArray());
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
