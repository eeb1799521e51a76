package io.viciagents.systemtests.bench;

import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.Jvms;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One measurement: an Asterisk, a dispatcher and agent nodes are started, called, and taken down again. Confined to one
 * thread.
 *
 * @param nodes how many agent nodes
 * @param warm calls before those that are measured
 * @param calls that are measured
 * @param ringing whether callers enter Stasis before they were answered
 * @param out tells how far it is
 */
record SetupRun(
        int nodes, int warm, int calls, double callsPerSecond, Duration held, boolean ringing, PrintWriter out) {
    /** Answered in the dialplan before, as VICIdial delivers its calls. */
    private static final String ANSWERED = "vicidial*";

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(20);

    /** Measures on one version; its files are left only when it fails. */
    SetupResult measure(AsteriskVersion version) throws InterruptedException, IOException {
        Path folder = Project.newRunFolder("bench-setup-" + version.number());
        tell(version + ", the dispatcher and " + nodes + " agent node(s) start; their files are in " + folder);
        SetupResult result = measure(version, folder);
        delete(folder);
        return result;
    }

    private SetupResult measure(AsteriskVersion version, Path folder) throws InterruptedException {
        try (LocalAsterisk asterisk = LocalAsterisk.start(
                        version, AsteriskOptions.likeVicidial(), Project.subfolder(folder, "asterisk"));
                CallCentre centre = CallCentre.start(asterisk, nodes, slots(), folder, Jvms.MEASURED)) {
            DispatcherLog log = new DispatcherLog(centre.dispatcher().log());
            Patience.until("the dispatcher to know its nodes", SEEN_WITHIN, () -> log.nodesSeen() >= nodes);
            double first = warmUp(asterisk, centre, log);
            int before = log.waits().size();
            tell(calls + " calls, " + callsPerSecond + " a second");
            callers(asterisk).call(calls);
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            centre.awaitNothingLeft(ENDED_WITHIN);
            List<Double> waits = log.waits();
            if (waits.size() <= before) {
                throw new IllegalStateException("none of the calls was connected, see " + log.file());
            }
            return SetupResult.of(
                    version.number(),
                    ringing,
                    calls,
                    callsPerSecond,
                    first,
                    waits.subList(before, waits.size()),
                    Math.max(0, load));
        }
    }

    /** The first call comes alone; answers how long it waited. */
    private double warmUp(LocalAsterisk asterisk, CallCentre centre, DispatcherLog log) throws InterruptedException {
        tell("the first call, then " + warm + " to warm up");
        callers(asterisk).call(1);
        centre.awaitNothingLeft(ENDED_WITHIN);
        List<Double> first = log.waits();
        if (first.isEmpty()) {
            throw new IllegalStateException("the first call was not connected: "
                    + centre.dispatcher().process().lastLines(5));
        }
        callers(asterisk).call(warm);
        centre.awaitNothingLeft(ENDED_WITHIN);
        // The last lines of the log are written by now.
        Patience.pass(Duration.ofMillis(500));
        return first.getFirst();
    }

    private SteadyCallers callers(LocalAsterisk asterisk) {
        return new SteadyCallers(
                asterisk.sip(),
                (ringing ? "" : ANSWERED) + AsteriskOptions.APPOINTMENT_EXTENSION,
                callsPerSecond,
                held);
    }

    /** Twice the calls that are up at once, on each node: a full node would be another measurement. */
    private int slots() {
        return Math.max(10, (int) Math.ceil(callsPerSecond * held.toMillis() / 1000 * 2));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void tell(String what) {
        out.println(what);
        out.flush();
    }
}
