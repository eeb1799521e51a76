package io.viciagents.systemtests.chaos;

import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The releases that serve the calls: this checkout's alone, or another's beside it. With two, every second process runs the
 * other one, and a process that was stopped in an orderly way goes over to the one that it did not run: an update, or its
 * taking back, under whatever faults happen.
 *
 * @param other a checkout of the project, built
 */
record Releases(Optional<Path> other) {
    private static final List<String> MODULES = List.of("dispatcher", "agent-node");

    /** This checkout's alone. */
    static Releases one() {
        return new Releases(Optional.empty());
    }

    /** Another beside it. */
    static Releases with(Path other) {
        Path project = other.toAbsolutePath().normalize();
        for (String module : MODULES) {
            Path jar = JarService.jar(project, module);
            if (!Files.exists(jar)) {
                throw new IllegalStateException(jar + " is missing: build it there with mvn -DskipTests package");
            }
        }
        return new Releases(Optional.of(project));
    }

    /** Those that begin with the other one: every second dispatcher and node; none without another. */
    List<JarService> ofTheOther(CallCentre centre) {
        return other.isEmpty()
                ? List.of()
                : Stream.of(centre.dispatchers(), centre.nodes())
                        .flatMap(services -> IntStream.range(0, services.size())
                                .filter(i -> i % 2 == 1)
                                .mapToObj(services::get))
                        .toList();
    }

    /** The one that it did not run, from its next start on. */
    void change(JarService service) {
        other.ifPresent(project -> service.release(service.isOf(project) ? Project.root() : project));
    }
}
