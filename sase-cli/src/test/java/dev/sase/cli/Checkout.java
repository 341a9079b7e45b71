package dev.sase.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources that this test run belongs to: its documents and its examples. */
record Checkout(Path root) {
    /** The checkout above the working folder. */
    static Checkout find() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            // Modules have a pom.xml too; the licence is only at the top.
            if (Files.exists(folder.resolve("LICENSE")) && Files.exists(folder.resolve("pom.xml"))) {
                return new Checkout(folder);
            }
        }
        throw new IllegalStateException("no folder with LICENSE and pom.xml at or above " + start);
    }

    String text(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + root.resolve(file), e);
        }
    }

    /** The files below a folder whose names end so, by path. */
    List<Path> files(String folder, String ending) {
        return files(folder, file -> file.toString().endsWith(ending));
    }

    private List<Path> files(String folder, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + root.resolve(folder), e);
        }
    }

    /** The README and the guides. */
    List<Path> documents() {
        List<Path> documents = new ArrayList<>();
        documents.add(root.resolve("README.md"));
        documents.add(root.resolve("CHANGELOG.md"));
        documents.addAll(files("docs", ".md"));
        documents.addAll(files("examples", ".md"));
        return documents;
    }

    /**
     * Compiles Java files as the build does, against the class path of this test.
     *
     * @param sources the files
     * @param target the folder of the class files
     * @return what the compiler complained about
     */
    static List<String> compile(List<Path> sources, Path target) {
        return compile(sources, target, System.getProperty("java.class.path"));
    }

    /** The same against another class path. */
    static List<String> compile(List<Path> sources, Path target, String classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release",
                "25",
                "-proc:none",
                "-Xlint:all,-processing,-classfile,-path",
                "-Werror",
                "-d",
                target.toString(),
                "-cp",
                classPath);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            boolean done = compiler.getTask(
                            null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            List<String> complaints = new ArrayList<>();
            found.getDiagnostics().forEach(diagnostic -> complaints.add(diagnostic.toString()));
            if (!done && complaints.isEmpty()) {
                complaints.add("the compiler failed without a word");
            }
            return complaints;
        } catch (IOException e) {
            throw new UncheckedIOException("the compiler's files cannot be closed", e);
        }
    }
}
