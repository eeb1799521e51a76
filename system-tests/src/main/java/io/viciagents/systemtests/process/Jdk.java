package io.viciagents.systemtests.process;

import java.nio.file.Path;

/** The JDK that runs us, which {@code ./check} and {@code ./demo} chose; services run on the same. */
final class Jdk {
    private Jdk() {}

    static String java() {
        return tool("java");
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
