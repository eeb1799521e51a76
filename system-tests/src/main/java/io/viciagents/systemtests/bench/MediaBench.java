package io.viciagents.systemtests.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./bench media}: one node's media plane beside a bare echo of the same packets, in turns. */
@Command(
        name = "media",
        mixinStandardHelpOptions = true,
        description = "Drives one agent node's media plane (µ-law in, jitter buffer, voice activity, paced playout out)"
                + " with callers of 50 packets a second each, and a bare echo in C in turns with it.")
final class MediaBench implements Callable<Integer> {
    @Option(
            names = "--calls",
            split = ",",
            defaultValue = "100,500,1000",
            paramLabel = "N,...",
            description = "how many calls; default ${DEFAULT-VALUE}")
    private List<Integer> calls = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "turns of echo and node; default ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "6", description = "of each turn; default ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--warm",
            defaultValue = "20",
            description = "seconds with the most calls before anything is measured; default ${DEFAULT-VALUE}")
    private int warmSeconds;

    @Option(
            names = "--loops",
            defaultValue = "0",
            description = "media loops of the node; default one for each two processors")
    private int loops;

    @Option(names = "--jvm", split = " ", paramLabel = "FLAGS", description = "more flags for the node's JVM")
    private List<String> jvmFlags = List.of();

    @Option(names = "--profile", paramLabel = "FILE", description = "leaves a flight recording of the node here")
    private Optional<Path> profile = Optional.empty();

    @Mixin
    private JsonFile json = new JsonFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        CPrograms programs = new CPrograms(Path.of("system-tests/src/bench/c"), Path.of("system-tests/target/bench"));
        Path generator = programs.compiled("callers");
        Path safepoints = Files.createTempFile("media-bench", ".safepoints");
        List<MediaResult> results = new ArrayList<>();
        try (Child echo = Child.start(
                        "the echo", List.of(programs.compiled("echo").toString()));
                Child node = Child.start("the node", NodeCommandLine.of(loopCount(), jvmFlags, safepoints, profile))) {
            node.await("ready");
            MediaRun run = new MediaRun(node, echo, echo.await("port"), new Safepoints(safepoints), out);
            int most = calls.stream().mapToInt(Integer::intValue).max().orElseThrow();
            out.printf("warming the node for %d s with %d calls%n", warmSeconds, most);
            out.flush();
            run.warm(new Callers(generator, 0, warmSeconds), most);
            for (int count : calls) {
                results.add(run.measure(new Callers(generator, 1, seconds), count, rounds));
            }
        } finally {
            Files.deleteIfExists(safepoints);
        }
        print(results, out);
        json.write(results);
        return 0;
    }

    private int loopCount() {
        return loops > 0 ? loops : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    private static void print(List<MediaResult> results, PrintWriter out) {
        out.printf(
                "%n%6s %7s %7s %6s %12s %12s %7s %11s %13s%n",
                "calls", "cores", "echo", "ratio", "pacing p50", "pacing p99", "loss", "heap/call", "longest pause");
        for (MediaResult r : results) {
            out.printf(
                    "%6d %7.3f %7.3f %6.2f %9.3f ms %9.3f ms %5.2f %% %8.3f MB %10.3f ms%n",
                    r.calls(),
                    r.cores(),
                    r.echoCores(),
                    r.ratio(),
                    r.pacingP50Ms(),
                    r.pacingP99Ms(),
                    r.lossPercent(),
                    r.heapBytesPerCall() / 1e6,
                    r.gcPauseMaxMs());
        }
        out.flush();
    }
}
