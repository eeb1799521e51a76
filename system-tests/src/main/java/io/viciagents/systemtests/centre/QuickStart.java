package io.viciagents.systemtests.centre;

import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * A service's classes, loaded and linked ahead of time by the JVM (JEP 483): it starts with half the work. Recorded from one
 * start of each build; the JVM itself refuses what does not fit the jar. For demos, never to measure.
 */
public final class QuickStart {
    /** Writing down what was recorded takes the JVM some seconds at its end. */
    private static final Duration WRITTEN_WITHIN = Duration.ofMinutes(2);

    private final Path jar;
    private final Path cache;

    private QuickStart(Path jar, Path cache) {
        this.jar = jar;
        this.cache = cache;
    }

    static QuickStart ofThisBuild(String module) {
        Path folder = Project.subfolder(Project.root().resolve(".work"), "quick-start");
        return new QuickStart(JarService.jar(module), folder.resolve(module + ".aot"));
    }

    /** Whether both services have theirs. */
    public static boolean isPrepared() {
        return ofThisBuild(CallCentre.DISPATCHER).isThere()
                && ofThisBuild(CallCentre.AGENT_NODE).isThere();
    }

    /**
     * Starts a dispatcher and an agent node whose JVMs record what they load; {@link #keep} them.
     *
     * @param asterisk for the dispatcher to connect to
     */
    public static CallCentre record(LocalAsterisk asterisk, Path folder) {
        return CallCentre.start(asterisk, 1, 1, folder, Jvms.RECORDED);
    }

    /** Lets them end and write it down; answers whether both did. */
    public static boolean keep(CallCentre recorded) {
        recorded.stop(WRITTEN_WITHIN);
        ofThisBuild(CallCentre.DISPATCHER).take();
        ofThisBuild(CallCentre.AGENT_NODE).take();
        return isPrepared();
    }

    /** What was not written to its end stays aside. */
    private void take() {
        Path whole = unfinished();
        try {
            if (Files.exists(whole) && Files.size(whole) > 0 && !Files.exists(Path.of(whole + ".config"))) {
                Files.move(whole, cache, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep " + whole, e);
        }
    }

    private Path unfinished() {
        return Path.of(cache + ".new");
    }

    List<String> use() {
        return isThere() ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    List<String> making() {
        return List.of("-XX:AOTCacheOutput=" + unfinished());
    }

    private boolean isThere() {
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("could not look at " + cache, e);
        }
    }
}
