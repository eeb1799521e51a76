package io.viciagents.systemtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a service from its container image as the chart does: not as root, with nothing to write to but /tmp and the
 * folder of the run, without any privilege. Chosen by {@code -Dimages=true}; {@code scripts/try-images} makes them.
 */
final class ServiceImage {
    private ServiceImage() {}

    /** What starts the service that this jar is. */
    static List<String> command(Path jar, Path folder, List<String> jvmOptions, Path configuration) {
        open(folder);
        String service = jar.getFileName().toString().replace(".jar", "");
        List<String> command = new ArrayList<>(List.of(
                "docker",
                "run",
                "--rm",
                "--network=host",
                "--read-only",
                // Netty unpacks its native library there.
                "--tmpfs=/tmp:exec",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                "--volume=" + folder + ":" + folder,
                "--volume=" + Project.root().resolve("profiles") + ":"
                        + Project.root().resolve("profiles") + ":ro",
                "--env=JAVA_TOOL_OPTIONS=" + String.join(" ", jvmOptions)));
        command.add("vici-" + service + ":" + System.getProperty("images.version", "0.1.0-SNAPSHOT"));
        command.addAll(List.of("--config", configuration.toString()));
        return command;
    }

    /** The image's user is not ours: it reads what is in the folder of the run, and writes recordings there. */
    private static void open(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the run's folder cannot be opened to the image's user", e);
        }
    }
}
