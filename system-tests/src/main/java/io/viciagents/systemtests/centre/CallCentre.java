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
import java.util.stream.Stream;

/**
 * Dispatchers, mostly one, and agent nodes for some Asterisk servers, as separate processes on free ports, with their files in one
 * folder. It does not own the Asterisk servers. Confined to one thread.
 */
public final class CallCentre implements AutoCloseable {
    static final String DISPATCHER = "dispatcher";
    static final String AGENT_NODE = "agent-node";

    private static final Duration JOINED_WITHIN = Duration.ofSeconds(60);

    private final List<LocalAsterisk> asterisks;
    private final Path folder;
    private final ServiceFiles files;
    private final Jvms jvms;
    private final List<JarService> dispatchers = new ArrayList<>();
    private final List<JarService> nodes = new ArrayList<>();

    private CallCentre(
            List<LocalAsterisk> asterisks,
            Function<LocalAsterisk, URI> ariUrl,
            int dispatchers,
            BackOffice backOffice,
            Path folder,
            Jvms jvms) {
        List<MemberPorts> ports =
                Stream.generate(MemberPorts::pick).limit(dispatchers).toList();
        this.asterisks = List.copyOf(asterisks);
        this.folder = folder;
        this.jvms = jvms;
        this.files = new ServiceFiles(folder, ports);
        for (int i = 0; i < dispatchers; i++) {
            String name = i == 0 ? DISPATCHER : DISPATCHER + "-" + (i + 1);
            files.writeDispatcher(name, ports.get(i), asterisks, ariUrl, backOffice);
            JarService dispatcher =
                    JarService.start(DISPATCHER, name, folder, ports.get(i).http(), jvms.options(DISPATCHER));
            this.dispatchers.add(dispatcher);
            if (i == 0 && dispatchers > 1) {
                // Members that start in the same moment on a busy machine dispute for long who is the first.
                Patience.isSoWithin(
                        JOINED_WITHIN,
                        () -> dispatcher.process().lastLines(200).contains("joined the cluster")
                                || !dispatcher.process().alive());
            }
        }
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

    /** So many alike, on JVMs of this kind. */
    public static CallCentre start(LocalAsterisk asterisk, int nodes, int slots, Path folder, Jvms jvms) {
        return new CallCentre(List.of(asterisk), LocalAsterisk::ariUrl, 1, BackOffice.NONE, folder, jvms)
                .ready(NodePlan.times(nodes, slots));
    }

    /** The same with nodes that differ. */
    public static CallCentre start(LocalAsterisk asterisk, List<NodePlan> nodes, Path folder, Jvms jvms) {
        return new CallCentre(List.of(asterisk), LocalAsterisk::ariUrl, 1, BackOffice.NONE, folder, jvms).ready(nodes);
    }

    /** The same with a dialer and a database. */
    public static CallCentre start(
            List<LocalAsterisk> asterisks,
            Function<LocalAsterisk, URI> ariUrl,
            List<NodePlan> nodes,
            BackOffice backOffice,
            Path folder) {
        return new CallCentre(asterisks, ariUrl, 1, backOffice, folder, Jvms.SHORT_LIVED).ready(nodes);
    }

    /**
     * The same with more dispatchers than one.
     *
     * @param dispatchers how many: an odd number
     */
    public static CallCentre start(
            List<LocalAsterisk> asterisks,
            Function<LocalAsterisk, URI> ariUrl,
            int dispatchers,
            List<NodePlan> nodes,
            Path folder) {
        return start(asterisks, ariUrl, dispatchers, nodes, folder, Jvms.SHORT_LIVED);
    }

    /** The same with JVMs of another kind. */
    public static CallCentre start(
            List<LocalAsterisk> asterisks,
            Function<LocalAsterisk, URI> ariUrl,
            int dispatchers,
            List<NodePlan> nodes,
            Path folder,
            Jvms jvms) {
        return new CallCentre(asterisks, ariUrl, dispatchers, BackOffice.NONE, folder, jvms).ready(nodes);
    }

    private CallCentre ready(List<NodePlan> plans) {
        try {
            // A node that looks for a dispatcher before it can be joined looks again only after a second or two.
            dispatchers.forEach(dispatcher -> dispatcher.awaitMissing("agent nodes"));
            plans.forEach(this::launchNode);
            dispatchers.forEach(dispatcher -> awaitReady(dispatcher, plans.size()));
            nodes.forEach(JarService::awaitReady);
            return this;
        } catch (IllegalStateException e) {
            close();
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

    /** The dispatcher, or the first of them. */
    public JarService dispatcher() {
        return dispatchers.getFirst();
    }

    /** All dispatchers. */
    public List<JarService> dispatchers() {
        return Collections.unmodifiableList(dispatchers);
    }

    /** The agent nodes, node-1 first. */
    public List<JarService> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /** Where the nodes leave recordings and transcripts: below it a folder for each node. */
    public Path recordings() {
        return folder.resolve("recordings");
    }

    /** Where the recordings of all nodes come together: a folder for each call. */
    public Path storage() {
        return files.storage();
    }

    /** What the dispatchers wrote about calls. */
    public CallLog callLog() {
        return new CallLog(dispatchers.stream().map(JarService::log).toList());
    }

    /**
     * Waits until no call of anybody's is left anywhere: neither channel nor bridge in any Asterisk, no slot taken in any
     * agent node that runs, no live call in any dispatcher.
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
        for (JarService dispatcher : dispatchers) {
            double live = dispatcher.process().alive() ? dispatcher.metric("calls_live") : 0;
            if (live > 0) {
                left.add(live + " live calls in " + dispatcher.name());
            }
        }
        return left;
    }

    private JarService launchNode(NodePlan plan) {
        String name = "node-" + (nodes.size() + 1);
        MemberPorts ports = MemberPorts.pick();
        files.writeNode(name, ports, plan);
        JarService node = JarService.start(AGENT_NODE, name, folder, ports.http(), jvms.options(AGENT_NODE));
        nodes.add(node);
        return node;
    }

    /** Stops all, the agent nodes first, and waits for each to end; SIGKILL after the limit. */
    void stop(Duration limit) {
        nodes.forEach(node -> node.process().terminate());
        nodes.forEach(node -> node.process().stop(limit));
        dispatchers.forEach(dispatcher -> dispatcher.process().stop(limit));
    }

    /** Stops all, the agent nodes first. */
    @Override
    public void close() {
        nodes.forEach(node -> node.process().terminate());
        nodes.forEach(JarService::close);
        dispatchers.forEach(dispatcher -> dispatcher.process().terminate());
        dispatchers.forEach(JarService::close);
    }
}
