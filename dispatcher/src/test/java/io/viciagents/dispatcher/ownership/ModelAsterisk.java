package io.viciagents.dispatcher.ownership;

import io.viciagents.cluster.MediaAddress;
import io.viciagents.dispatcher.ari.AriException;
import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.dispatcher.ari.Snapshot;
import io.viciagents.dispatcher.call.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an Asterisk does of its own: it gives a media channel's id once while it lives, tells its last client what happens,
 * and obeys everybody.
 */
final class ModelAsterisk extends Creature {
    private final World world;
    private final Map<String, CallerEntered> channels = new LinkedHashMap<>();
    private final Set<String> entered = new HashSet<>();
    private final Map<String, Set<String>> bridges = new TreeMap<>();
    private final Map<String, MediaAddress> nodes = new HashMap<>();
    private Optional<ModelConnection> client = Optional.empty();
    private int callers;

    ModelAsterisk(String name, World world) {
        super(name);
        this.world = world;
    }

    /** A caller comes into the application, if somebody has it; answers its channel. */
    Optional<String> call() {
        if (client.isEmpty()) {
            return Optional.empty();
        }
        String channel = name + "." + ++callers;
        CallerEntered caller = new CallerEntered(
                channel, "PJSIP/trunk", List.of("inbound", "7009001", "name", "0123"), "name", "0123", true);
        channels.put(channel, caller);
        entered.add(channel);
        client.ifPresent(to -> to.tell(listener -> listener.callerEntered(caller)));
        return Optional.of(channel);
    }

    void subscribe(ModelConnection next) {
        Optional<ModelConnection> before = client.filter(known -> known != next);
        client = Optional.of(next);
        before.ifPresent(replaced -> replaced.tell(listener -> listener.replaced()));
        next.tell(listener -> listener.connected());
    }

    void unsubscribe(ModelConnection gone) {
        client = client.filter(known -> known != gone);
    }

    MediaAddress openMedia(String channel, MediaAddress node) {
        if (channels.containsKey(channel)) {
            throw new AriException("channel " + channel + " is there already", 409);
        }
        channels.put(channel, new CallerEntered(channel, "UnicastRTP/1", List.of(), "", "", true));
        nodes.put(channel, node);
        world.fate.in(world.fate.millis(1, 6), () -> {
            if (channels.containsKey(channel) && entered.add(channel)) {
                client.ifPresent(to -> to.arrived(channel));
            }
        });
        return new MediaAddress("127.0.0.1", 20_000);
    }

    void createBridge(String bridge) {
        bridges.computeIfAbsent(bridge, none -> new TreeSet<>());
    }

    void addToBridge(String bridge, String channel) {
        Set<String> members = bridges.get(bridge);
        if (members == null || !entered.contains(channel)) {
            if (channel.startsWith(Ids.MEDIA) || (members == null && channels.containsKey(channel))) {
                throw new AriException("channel " + channel + " cannot be put into bridge " + bridge, 422);
            }
            return;
        }
        bridges.values().forEach(others -> others.remove(channel));
        members.add(channel);
    }

    void leaves(String channel) {
        if (channels.remove(channel) != null) {
            world.tell(channel + " leaves");
            entered.remove(channel);
            nodes.remove(channel);
            bridges.values().forEach(members -> members.remove(channel));
            client.ifPresent(to -> to.tell(listener -> listener.channelLeft(channel)));
        }
    }

    void deleteBridge(String bridge) {
        bridges.remove(bridge);
    }

    Snapshot snapshot() {
        List<Snapshot.Channel> there = new ArrayList<>();
        channels.forEach((id, entry) -> there.add(new Snapshot.Channel(entry, entered.contains(id))));
        return new Snapshot(there, bridges.keySet());
    }

    boolean has(String channel) {
        return channels.containsKey(channel);
    }

    /** Whether the caller hears what comes from that port of a node. */
    boolean connects(String caller, MediaAddress node) {
        return bridges.values().stream()
                .filter(members -> members.contains(caller))
                .flatMap(Set::stream)
                .anyMatch(media -> node.equals(nodes.get(media)));
    }

    /** Channels and bridges. */
    Set<String> all() {
        Set<String> all = new TreeSet<>(channels.keySet());
        all.addAll(bridges.keySet());
        return all;
    }
}
