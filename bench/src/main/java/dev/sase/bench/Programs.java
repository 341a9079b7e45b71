package dev.sase.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of Java programs on the Java and with the class path of this one. */
final class Programs {
    private Programs() {}

    static List<String> java(List<String> options, Class<?> main, String... arguments) {
        return java(options, main.getName(), arguments);
    }

    static List<String> java(List<String> options, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return command;
    }
}
