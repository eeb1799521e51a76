package io.viciagents.systemtests.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.node.media.MediaLoop;
import io.viciagents.node.media.MediaLoops;
import io.viciagents.node.media.MediaPorts;
import io.viciagents.node.media.MediaReservation;
import io.viciagents.node.media.MediaSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An agent node's media plane and nothing else, in a process of its own: listens to each call by voice activity and
 * speaks to it without end. Obeys lines: {@code open CALLS PORT}, {@code close}, {@code heap}, {@code received}.
 */
final class MediaPlane {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MediaLoops loops;
    private final List<MediaReservation> calls = new ArrayList<>();
    private final PrintStream answers;

    private MediaPlane(int loopCount, PrintStream answers) {
        this.answers = answers;
        loops = MediaLoops.open(
                new MediaSettings(
                        "127.0.0.1",
                        new MediaPorts.Shared(0),
                        loopCount,
                        Duration.ofMillis(20),
                        Duration.ofMillis(120)),
                Clock.systemUTC(),
                registry);
    }

    /** The argument is the number of loops. */
    public static void main(String[] arguments) throws IOException {
        @SuppressWarnings("SystemOut") // the other end of the pipe is the bench
        PrintStream answers =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        MediaPlane plane = new MediaPlane(Integer.parseInt(arguments[0]), answers);
        plane.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    private void obey(BufferedReader lines) throws IOException {
        answers.println("ready");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "open" -> answers.println("ports" + open(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
                case "close" -> answers.println("closed " + close());
                case "heap" -> answers.println("heap " + heapBytes());
                case "received" -> answers.println("received " + received());
                default -> throw new IllegalArgumentException("open, close, heap or received wanted, got " + line);
            }
        }
        loops.close();
    }

    /** Gives the ports that the calls are to be sent to, call by call in turn. */
    private String open(int count, int callersPort) {
        StringBuilder ports = new StringBuilder();
        for (int i = 0; i < count; i++) {
            MediaLoop loop = loops.loops().get(i % loops.loops().size());
            MediaReservation call = loop.reserve().orElseThrow();
            MediaAddress caller = new MediaAddress(Callers.host(i), callersPort);
            CompletableFuture.runAsync(() -> new BenchCall(call, caller), loop).join();
            calls.add(call);
            if (i < loops.loops().size()) {
                ports.append(' ').append(call.port());
            }
        }
        return ports.toString();
    }

    private int close() {
        int closed = calls.size();
        for (MediaReservation call : calls) {
            CompletableFuture.runAsync(call::close, call.loop()).join();
        }
        calls.clear();
        return closed;
    }

    private static long heapBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private long received() {
        return (long) registry.get("media.packets")
                .tag("kind", "received")
                .functionCounter()
                .count();
    }
}
