package io.viciagents.systemtests.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the measured node is started: with the JVM and the flags of the product. */
final class NodeCommandLine {
    private NodeCommandLine() {}

    static List<String> of(int loops, List<String> more, Path safepoints, Optional<Path> profile) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseZGC",
                "-Dlogback.configurationFile=io/viciagents/systemtests/bench/logback.xml",
                "-Xms512m",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xlog:safepoint=info:file=" + safepoints + "::filecount=0"));
        command.addAll(more);
        profile.ifPresent(file -> command.add(
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file.toAbsolutePath()));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), MediaPlane.class.getName(), String.valueOf(loops)));
        return command;
    }
}
