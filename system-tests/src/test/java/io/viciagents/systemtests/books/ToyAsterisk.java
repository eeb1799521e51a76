package io.viciagents.systemtests.books;

import io.vertx.core.Future;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.dispatcher.ari.CallerEntered;
import io.viciagents.dispatcher.ari.KeyPress;
import io.viciagents.dispatcher.ari.Snapshot;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.systemtests.vicidial.Delivered;
import io.viciagents.systemtests.vicidial.Telephone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An Asterisk without sound: its channels enter our application, are hung up or moved, by us or by VICIdial, and the {@code h}
 * extension runs when one ends. What happens is told on threads of its own.
 */
final class ToyAsterisk implements Switchboard {
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private volatile Consumer<String> leaving = channel -> {};
    private volatile Consumer<String> hungUp = callId -> {};

    /** A caller's channel. */
    private record Channel(CallerEntered entered, boolean inStasis) {}

    /** Who is told that a channel left our application. */
    void onLeaving(Consumer<String> listener) {
        leaving = listener;
    }

    /** Who is told of the call ID of a channel that ended: VICIdial's {@code h} extension. */
    void onHungUp(Consumer<String> listener) {
        hungUp = listener;
    }

    /** The dialplan has a channel for a call that VICIdial delivers; it does not enter our application yet. */
    CallerEntered delivered(Delivered call) {
        int next = number.incrementAndGet();
        String direction = call.callId().startsWith("Y") ? "inbound" : "outbound";
        CallerEntered entered = new CallerEntered(
                "17." + next,
                "PJSIP/trunk-" + next,
                List.of(direction, call.extension(), call.callId(), call.phone()),
                call.callId(),
                call.phone(),
                true);
        channels.put(entered.channel(), new Channel(entered, true));
        return entered;
    }

    void callerHangsUp(String channel) {
        done.add("caller hangs up");
        end(channel);
    }

    /** What was done to channels, in order. */
    List<String> done() {
        return List.copyOf(done);
    }

    /** Who left while nobody listened is shown once more, so that the next dispatcher takes the call on and hears of it then. */
    void showAgain(String channel) {
        shown.add(channel);
    }

    boolean isInStasis(String channel) {
        Channel there = channels.get(channel);
        return there != null && there.inStasis();
    }

    private void end(String id) {
        Channel gone = channels.remove(id);
        if (gone != null) {
            Thread.ofVirtual().start(() -> {
                if (gone.inStasis()) {
                    leaving.accept(id);
                }
                hungUp.accept(gone.entered().callerName());
            });
        }
    }

    private void move(String id) {
        Channel moved = channels.get(id);
        if (moved != null && moved.inStasis()) {
            channels.put(id, new Channel(moved.entered(), false));
            Thread.ofVirtual().start(() -> leaving.accept(id));
        }
    }

    private String named(String name) {
        return channels.values().stream()
                .map(Channel::entered)
                .filter(entered -> entered.name().equals(name))
                .map(CallerEntered::channel)
                .findFirst()
                .orElse("");
    }

    /** What VICIdial's daemon does to channels. */
    Telephone ami() {
        return new Telephone() {
            @Override
            public void hangUp(String name) {
                done.add("VICIdial hangs up");
                end(named(name));
            }

            @Override
            public void redirect(String name, String context, String extension, String callerId) {
                done.add("VICIdial redirects to " + extension);
                move(named(name));
            }
        };
    }

    @Override
    public String name() {
        return "pbx";
    }

    @Override
    public Future<Void> answer(String channel) {
        return Future.succeededFuture();
    }

    @Override
    public Future<MediaAddress> openMedia(String channel, MediaAddress node, MediaFormat format) {
        return Future.succeededFuture(new MediaAddress("127.0.0.1", 20000));
    }

    @Override
    public Future<Void> entered(String channel) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> createBridge(String bridge) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> addToBridge(String bridge, String channel) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> setVariable(String channel, String variable, String value) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Optional<String>> variable(String channel, String variable) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Void> continueAt(String channel, String context, String extension) {
        done.add("continues at " + context + "," + extension);
        move(channel);
        return Future.succeededFuture();
    }

    @Override
    public List<KeyPress> keysHeard(String channel) {
        return List.of();
    }

    @Override
    public Future<Void> sendDtmf(String channel, String digits) {
        done.add("keys " + digits);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> hangUp(String channel) {
        if (channels.containsKey(channel)) {
            done.add("we hang up");
        }
        end(channel);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> deleteBridge(String bridge) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Snapshot> snapshot() {
        List<Snapshot.Channel> all = new ArrayList<>();
        shown.forEach(channel ->
                all.add(new Snapshot.Channel(new CallerEntered(channel, "", List.of(), "", "", true), true)));
        channels.values().stream()
                .filter(channel -> !shown.contains(channel.entered().channel()))
                .forEach(channel -> all.add(new Snapshot.Channel(channel.entered(), channel.inStasis())));
        return Future.succeededFuture(new Snapshot(all, Set.of()));
    }
}
