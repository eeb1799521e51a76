package io.viciagents.systemtests.faults;

import io.viciagents.systemtests.asterisk.AriDoor;
import io.viciagents.systemtests.asterisk.AsteriskOptions;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.asterisk.LocalAsterisk;
import io.viciagents.systemtests.centre.CallCentre;
import io.viciagents.systemtests.centre.CallIds;
import io.viciagents.systemtests.centre.NodePlan;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Patience;
import io.viciagents.systemtests.process.Project;
import io.viciagents.systemtests.sip.CallState;
import io.viciagents.systemtests.sip.Telephone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * An Asterisk, a dispatcher, agent nodes and their callers, to do harm to. What it waits for it waits for long, for a
 * machine may be busy; what must be quick is asserted by the tests. Confined to the test's thread.
 */
final class Scene implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SURE_OF_A_TONE = Duration.ofMillis(400);

    private final Path folder = Project.newRunFolder("faults");
    private final LocalAsterisk asterisk;
    private final AriDoor door;
    private final CallCentre centre;
    private final List<Telephone> telephones = new ArrayList<>();
    private int lead = 700;

    private Scene(AsteriskVersion version, int dispatchers, int nodes, int slots) {
        asterisk = LocalAsterisk.start(version, AsteriskOptions.likeVicidial(), Project.subfolder(folder, "asterisk"));
        door = new AriDoor(asterisk.ariUrl());
        try {
            centre = CallCentre.start(
                    List.of(asterisk),
                    _ -> door.url(),
                    dispatchers,
                    Collections.nCopies(nodes, NodePlan.of(slots)),
                    folder);
        } catch (IllegalStateException e) {
            door.close();
            asterisk.close();
            throw e;
        }
    }

    /** Sets the scene; each node has had a call, for a cold JVM on a busy machine may miss the limit of its first offer. */
    static Scene set(AsteriskVersion version, int nodes, int slots) {
        return set(version, 1, nodes, slots);
    }

    /** The same with more dispatchers than one. */
    static Scene set(AsteriskVersion version, int dispatchers, int nodes, int slots) {
        Scene scene = new Scene(version, dispatchers, nodes, slots);
        for (int i = 0; i < nodes; i++) {
            scene.call();
        }
        scene.hangUpAll();
        scene.awaitNothingLeft();
        return scene;
    }

    LocalAsterisk asterisk() {
        return asterisk;
    }

    /** What the dispatcher reaches ARI through. */
    AriDoor door() {
        return door;
    }

    JarService dispatcher() {
        return centre.dispatcher();
    }

    /** The dispatcher that owns the Asterisk, other than this one; waits for it. */
    JarService ownerBut(Optional<JarService> not) {
        List<JarService> owners = new ArrayList<>();
        Patience.until("an owner", SOON, () -> {
            owners.clear();
            centre.dispatchers().stream()
                    .filter(one ->
                            !not.equals(Optional.of(one)) && one.process().alive())
                    .filter(one -> one.metric("ownership_owned") == 1)
                    .forEach(owners::add);
            return owners.size() == 1;
        });
        return owners.getFirst();
    }

    CallCentre centre() {
        return centre;
    }

    JarService node(int index) {
        return centre.nodes().get(index);
    }

    Path folder() {
        return folder;
    }

    /** An inbound caller of the appointment line, as VICIdial delivers it; does not wait. */
    Telephone dial() {
        lead++;
        Telephone telephone = new Telephone();
        telephones.add(telephone);
        String callId = CallIds.make('Y', LocalDateTime.now(ZoneId.systemDefault()), lead);
        telephone.dial(asterisk.sip(), AsteriskOptions.APPOINTMENT_EXTENSION, callId, "2125550177");
        return telephone;
    }

    /** The same, and waits until it hears the agent. */
    Telephone call() {
        Telephone telephone = dial();
        Patience.until("an agent's greeting", SOON, () -> hearsSince(telephone, 0));
        return telephone;
    }

    /** Waits until this caller hears sound that begins now or later. */
    void awaitNewSound(Telephone telephone) {
        long since = System.nanoTime() + Duration.ofMillis(300).toNanos();
        Patience.until("sound from an agent", SOON, () -> hearsSince(telephone, since));
    }

    void awaitHumans(Telephone telephone) {
        Patience.until("the humans' tone", SOON, () -> hearsHumans(telephone));
    }

    static boolean hearsHumans(Telephone telephone) {
        return telephone.line().heard().hasTone(AsteriskOptions.HUMANS_HERTZ, SURE_OF_A_TONE, System.nanoTime());
    }

    private static boolean hearsSince(Telephone telephone, long nanos) {
        if (telephone.state() instanceof CallState.Ended(var by, var how)) {
            throw new IllegalStateException("the call ended while sound was awaited: " + how);
        }
        return telephone.line().heard().soundAfter(nanos).isPresent();
    }

    /** Which node serves the only call; waits for it. */
    int servingNode() {
        AtomicInteger serving = new AtomicInteger(-1);
        Patience.until("a node to serve the call", SOON, () -> {
            for (int index = 0; index < centre.nodes().size(); index++) {
                if (node(index).metric("slots_used") == 1) {
                    serving.set(index);
                }
            }
            return serving.get() >= 0;
        });
        return serving.get();
    }

    double usedSlots() {
        return centre.nodes().stream()
                .mapToDouble(node -> node.metric("slots_used"))
                .sum();
    }

    /** Neither channel, nor bridge, nor slot, nor live call. */
    void awaitNothingLeft() {
        centre.awaitNothingLeft(SOON);
        Patience.until("slots to be free", SOON, () -> usedSlots() == 0);
        Patience.until(
                "live calls to end",
                SOON,
                () -> centre.dispatchers().stream()
                        .filter(dispatcher -> dispatcher.process().alive())
                        .allMatch(dispatcher -> dispatcher.metric("calls_live") == 0));
    }

    /** How many media channels of calls Asterisk has; canaries are no calls. */
    int mediaChannels() {
        int media = 0;
        for (var channel : asterisk.ari().get("/channels")) {
            String id = channel.path("id").asText();
            media += id.startsWith("ai-m-") && !id.contains("-canary.") ? 1 : 0;
        }
        return media;
    }

    /** Every dispatcher that is up hears the keys of so many callers. */
    void awaitKeysHeardByAllDispatchers(int callers) {
        Patience.until("dispatchers to hear keys", SOON, () -> {
            int hearing = 0;
            for (var application : asterisk.ari().get("/applications")) {
                boolean ear = application.path("name").asText().startsWith("ai-agent-keys-");
                hearing += ear && application.path("channel_ids").size() == callers ? 1 : 0;
            }
            return hearing == centre.dispatchers().size();
        });
    }

    /** How many channels of canaries Asterisk has: two for each node that has calls. */
    int canaryChannels() {
        int canaries = 0;
        for (var channel : asterisk.ari().get("/channels")) {
            canaries += channel.path("id").asText().contains("-canary.") ? 1 : 0;
        }
        return canaries;
    }

    /** How often the dispatchers' logs have this message so far. */
    long told(String message) {
        return centre.dispatchers().stream()
                .flatMap(dispatcher -> lines(dispatcher).stream())
                .filter(line -> line.contains("\"formattedMessage\":\"" + message))
                .count();
    }

    /** In how many lines of all transcripts so far these words are. */
    long timesSaid(String words) {
        try (Stream<Path> files = Files.walk(centre.recordings())) {
            long times = 0;
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                times += Files.readAllLines(file).stream()
                        .filter(line -> line.contains(words))
                        .count();
            }
            return times;
        } catch (IOException e) {
            throw new UncheckedIOException("transcripts cannot be read", e);
        }
    }

    static List<String> lines(JarService service) {
        try {
            return Files.readAllLines(service.log());
        } catch (IOException e) {
            throw new UncheckedIOException(service.log() + " cannot be read", e);
        }
    }

    /** Lets go of all callers. */
    void hangUpAll() {
        telephones.forEach(Telephone::close);
        telephones.clear();
    }

    @Override
    public String toString() {
        return asterisk.version().toString();
    }

    @Override
    public void close() {
        hangUpAll();
        centre.close();
        door.close();
        asterisk.close();
    }
}
