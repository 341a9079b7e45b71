package dev.sase.bench;

import java.io.IOException;

/** A program that does nothing until its input ends: what any JVM needs. */
final class EmptyMain {
    private EmptyMain() {}

    /** Waits for the end of standard input. */
    public static void main(String[] arguments) throws IOException {
        int _ = System.in.read();
    }
}
