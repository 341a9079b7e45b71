package dev.sase.cli.demo;

import dev.sase.core.read.ReadRequest;
import dev.sase.core.registry.ServedRead;
import java.nio.file.Path;

/**
 * One question of a demo.
 *
 * @param label noun and verb
 * @param read the read
 * @param request the read with its arguments, time and folder
 * @param place where it is asked: the name of the project, or empty where that makes no difference
 */
record DemoCase(String label, ServedRead read, ReadRequest request, String place) {
    Path folder() {
        return request.folder().orElseThrow();
    }
}
