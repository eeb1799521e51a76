package io.viciagents.systemtests.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./bench placement}: how evenly and how quickly calls are placed, in a simulation. */
@Command(
        name = "placement",
        mixinStandardHelpOptions = true,
        description =
                "Simulates a cluster in virtual time around the dispatchers' real choice of nodes: nodes of 30 to 90 slots come"
                        + " and go, half of them drained and half killed, each dispatcher decides on announcements that are up"
                        + " to half a second old. Prints the time of a decision on this machine, how unevenly nodes are used,"
                        + " and calls that were refused although some node had room.")
final class PlacementBench implements Callable<Integer> {
    @Option(names = "--nodes", defaultValue = "1000", description = "default ${DEFAULT-VALUE}")
    private int nodes;

    @Option(names = "--calls", defaultValue = "50000", description = "up at once; default ${DEFAULT-VALUE}")
    private int calls;

    @Option(names = "--dispatchers", defaultValue = "3", description = "default ${DEFAULT-VALUE}")
    private int dispatchers;

    @Option(names = "--minutes", defaultValue = "10", description = "of virtual time; default ${DEFAULT-VALUE}")
    private int minutes;

    @Option(names = "--hold", defaultValue = "180", description = "seconds a call lasts; default ${DEFAULT-VALUE}")
    private int holdSeconds;

    @Option(
            names = "--node-lives",
            defaultValue = "60",
            description = "minutes a node lives on average; default ${DEFAULT-VALUE}")
    private int nodeLivesMinutes;

    @Option(names = "--seed", defaultValue = "1", description = "default ${DEFAULT-VALUE}")
    private long seed;

    @Mixin
    private JsonFile json = new JsonFile();

    @Option(names = "--plot", paramLabel = "FILE", description = "draws them here, as SVG")
    private Optional<Path> plot = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ((Logger) LoggerFactory.getLogger("io.viciagents")).setLevel(Level.OFF);
        PrintWriter out = spec.commandLine().getOut();
        PlacementRun.PlacementPlan plan = new PlacementRun.PlacementPlan(
                nodes,
                calls,
                dispatchers,
                Duration.ofSeconds(holdSeconds),
                Duration.ofMinutes(nodeLivesMinutes),
                Duration.ofMinutes(minutes),
                seed);
        long began = System.nanoTime();
        PlacementResult result = new PlacementRun(plan).run(line -> {
            out.println("  " + line);
            out.flush();
        });
        Map<String, Object> figures = figures(result);
        figures.forEach((name, value) -> out.printf("%-46s %s%n", name, value));
        out.printf("%-46s %.1f%n", "seconds that this took", (System.nanoTime() - began) / 1e9);
        out.flush();
        json.write(result);
        if (plot.isPresent()) {
            Files.writeString(plot.get(), PlacementPlot.svg(result));
        }
        return 0;
    }

    private static Map<String, Object> figures(PlacementResult result) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("nodes", result.nodes());
        figures.put("slots at the end", result.slots());
        figures.put("calls offered", result.callsOffered());
        figures.put("most calls up at once", result.callsUpMost());
        figures.put("calls that changed their node", result.moved());
        figures.put("refused although some node had room", result.refused());
        figures.put("refused because none had room", result.surplus());
        figures.put("nodes asked for a call, p99", result.offersP99());
        figures.put(
                "decision, microseconds, p50 / p99",
                round(result.decisionP50Us()) + " / " + round(result.decisionP99Us()));
        figures.put(
                "imbalance (p95 node less average), p50 / p99",
                percent(result.imbalanceP50()) + " / " + percent(result.imbalanceP99()));
        figures.put("most calls of a burst of 100 on one node", result.burstMost());
        return figures;
    }

    private static String round(double microseconds) {
        return Long.toString(Math.round(microseconds));
    }

    private static String percent(double share) {
        return Math.round(share * 1000) / 10.0 + " %";
    }
}
