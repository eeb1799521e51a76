package io.viciagents.systemtests.centre;

import com.fasterxml.jackson.databind.JsonNode;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A dispatcher and agent nodes for some Asterisk servers, as separate processes on free ports, with their files in one
 * folder. It does not own the Asterisk servers. Confined to one thread.
 */
public final class CallCentre implements AutoCloseable {
    static final String DISPATCHER = "dispatcher";
    /** They live for minutes: only the quick compiler pays, it starts them with a third less work. */
    private static final List<String> JVM = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--sun-misc-unsafe-memory-access=allow");

    private final List<LocalAsterisk> asterisks;
    private final Path folder;
    private final ServiceFiles files;
    private final JarService dispatcher;
    private final List<JarService> nodes = new ArrayList<>();

    private CallCentre(
            List<LocalAsterisk> asterisks, Function<LocalAsterisk, URI> ariUrl, BackOffice backOffice, Path folder) {
        MemberPorts ports = MemberPorts.pick();
        this.asterisks = List.copyOf(asterisks);
        this.folder = folder;
        this.files = new ServiceFiles(folder, ports);
        files.writeDispatcher(asterisks, ariUrl, backOffice);
        this.dispatcher = JarService.start("dispatcher", DISPATCHER, folder, ports.http(), JVM);
    }

    /**
     * Starts all and waits until all are ready.
     *
     * @param nodes how many agent nodes
     * @param slots how many calls each takes
     */
    public static CallCentre start(List<LocalAsterisk> asterisks, int nodes, int slots, Path folder) {
        return start(asterisks, LocalAsterisk::ariUrl, NodePlan.times(nodes, slots), folder);
    }

    /**
     * The same with nodes that differ.
     *
     * @param ariUrl by which the dispatcher reaches an Asterisk
     */
    public static CallCentre start(
            List<LocalAsterisk> asterisks, Function<LocalAsterisk, URI> ariUrl, List<NodePlan> nodes, Path folder) {
        return start(asterisks, ariUrl, nodes, BackOffice.NONE, folder);
    }

    /** The same with a dialer and a database. */
    public static CallCentre start(
            List<LocalAsterisk> asterisks,
            Function<LocalAsterisk, URI> ariUrl,
            List<NodePlan> nodes,
            BackOffice backOffice,
            Path folder) {
        CallCentre centre = new CallCentre(asterisks, ariUrl, backOffice, folder);
        try {
            nodes.forEach(centre::launchNode);
            awaitReady(centre.dispatcher, nodes.size());
            centre.nodes.forEach(JarService::awaitReady);
            return centre;
        } catch (IllegalStateException e) {
            centre.close();
            throw e;
        }
    }

    private static void awaitReady(JarService dispatcher, int nodes) {
        if (nodes == 0) {
            dispatcher.awaitReadyBut("agent nodes");
        } else {
            dispatcher.awaitReady();
        }
    }

    /** What the dispatcher calls the first (0), second and further Asterisk servers. */
    public static String asteriskName(int index) {
        return "asterisk-" + (index + 1);
    }

    /** Adds an agent node and waits until it is ready. */
    public JarService addNode(int slots) {
        return launchNode(NodePlan.of(slots)).awaitReady();
    }

    /** The dispatcher. */
    public JarService dispatcher() {
        return dispatcher;
    }

    /** The agent nodes, node-1 first. */
    public List<JarService> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /** Where the nodes leave recordings and transcripts: below it a folder for each node. */
    public Path recordings() {
        return folder.resolve("recordings");
    }

    /** What the dispatcher wrote about calls. */
    public CallLog callLog() {
        return new CallLog(dispatcher.log());
    }

    /**
     * Waits until no call of anybody's is left anywhere: neither channel nor bridge in any Asterisk, no slot taken in any
     * agent node that runs, no live call in the dispatcher.
     *
     * @throws IllegalStateException naming what is left
     */
    public void awaitNothingLeft(Duration limit) {
        if (!Patience.isSoWithin(limit, () -> leftOvers().isEmpty())) {
            throw new IllegalStateException("left behind: " + leftOvers());
        }
    }

    /** Whatever of any call is left now, in words: channels, bridges, slots, live calls. */
    public List<String> leftOvers() {
        List<String> left = new ArrayList<>();
        for (LocalAsterisk asterisk : asterisks) {
            for (JsonNode channel : asterisk.ari().get("/channels")) {
                left.add("channel " + channel.path("name").asText());
            }
            for (JsonNode bridge : asterisk.ari().get("/bridges")) {
                left.add("bridge " + bridge.path("id").asText());
            }
        }
        for (JarService node : nodes) {
            double taken = node.process().alive() ? node.metric("slots_used") : 0;
            if (taken > 0) {
                left.add(taken + " slots of " + node.name());
            }
        }
        double live = dispatcher.process().alive() ? dispatcher.metric("calls_live") : 0;
        if (live > 0) {
            left.add(live + " live calls in the dispatcher");
        }
        return left;
    }

    private JarService launchNode(NodePlan plan) {
        String name = "node-" + (nodes.size() + 1);
        MemberPorts ports = MemberPorts.pick();
        files.writeNode(name, ports, plan);
        JarService node = JarService.start("agent-node", name, folder, ports.http(), JVM);
        nodes.add(node);
        return node;
    }

    /** Stops all, the agent nodes first. */
    @Override
    public void close() {
        nodes.forEach(node -> node.process().terminate());
        nodes.forEach(JarService::close);
        dispatcher.close();
    }
}
