package io.viciagents.systemtests.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A JVM that starts a process, writes its number, and waits to be killed. */
final class OtherJvm {
    private OtherJvm() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        ChildProcess child =
                ChildProcess.start("sleep", file.resolveSibling("sleep.log"), Map.of(), List.of("sleep", "600"));
        Path part = file.resolveSibling("part");
        Files.writeString(part, Long.toString(child.pid()));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Patience.pass(Duration.ofMinutes(2));
    }
}
