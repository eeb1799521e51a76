package io.viciagents.systemtests.bench;

import java.net.DatagramSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The thousand callers: runs the generator against a node or an echo, and measures what that uses meanwhile. */
final class Callers {
    private static final double MICROS_A_MILLI = 1000;

    private final Path generator;
    private final int warmSeconds;
    private final int seconds;

    /**
     * What the callers saw, and what whoever they called used.
     *
     * @param sent of all the run, the warm-up included
     * @param received in the measured seconds
     * @param lost gaps among those
     */
    record Outcome(long sent, long received, long lost, double p50Ms, double p99Ms, double cores) {}

    Callers(Path generator, int warmSeconds, int seconds) {
        this.generator = generator;
        this.warmSeconds = warmSeconds;
        this.seconds = seconds;
    }

    /** A UDP port that is free now. */
    static int freePort() throws SocketException {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        }
    }

    /** The address of a call; the generator has the same rule. */
    static String host(int call) {
        return "127.1." + call / 250 + "." + (1 + call % 250);
    }

    Outcome call(Child called, int port, int calls, List<String> targetPorts) {
        List<String> command = new ArrayList<>(List.of(
                generator.toString(),
                String.valueOf(port),
                String.valueOf(calls),
                String.valueOf(warmSeconds),
                String.valueOf(seconds)));
        command.addAll(targetPorts);
        try (Child callers = Child.start("the generator", command)) {
            callers.await("measuring");
            double cpu = called.cpuSeconds();
            long begin = System.nanoTime();
            List<String> result = callers.await("result");
            double wall = (System.nanoTime() - begin) / 1e9;
            return new Outcome(
                    Long.parseLong(result.get(0)),
                    Long.parseLong(result.get(1)),
                    Long.parseLong(result.get(2)),
                    Long.parseLong(result.get(3)) / MICROS_A_MILLI,
                    Long.parseLong(result.get(4)) / MICROS_A_MILLI,
                    (called.cpuSeconds() - cpu) / wall);
        }
    }
}
