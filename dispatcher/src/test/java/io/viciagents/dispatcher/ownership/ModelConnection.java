package io.viciagents.dispatcher.ownership;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.dispatcher.ari.AriException;
import io.viciagents.dispatcher.ari.KeyPress;
import io.viciagents.dispatcher.ari.Snapshot;
import io.viciagents.dispatcher.ari.Switchboard;
import io.viciagents.dispatcher.ari.SwitchboardListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** ARI between one dispatcher and one Asterisk: commands take time, events come in order, both are lost when it is cut. */
final class ModelConnection implements Switchboard {
    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final Duration RECONNECT = Duration.ofMillis(500);

    private final World world;
    private final ModelDispatcher dispatcher;
    private final ModelAsterisk asterisk;
    private final Map<String, Promise<Void>> arrivals = new HashMap<>();
    private Optional<SwitchboardListener> listener = Optional.empty();
    private boolean closed;
    private boolean connected;
    private long lastArrival;

    ModelConnection(World world, ModelDispatcher dispatcher, ModelAsterisk asterisk) {
        this.world = world;
        this.dispatcher = dispatcher;
        this.asterisk = asterisk;
    }

    void listen(SwitchboardListener to) {
        listener = Optional.of(to);
        connect();
    }

    /** Tries until it succeeds. */
    void connect() {
        if (!closed && !dispatcher.dead) {
            world.send(dispatcher, asterisk, () -> asterisk.subscribe(this));
            world.fate.in(
                    RECONNECT,
                    () -> dispatcher.take(() -> {
                        if (!connected) {
                            connect();
                        }
                    }));
        }
    }

    void close() {
        closed = true;
        world.send(dispatcher, asterisk, () -> asterisk.unsubscribe(this));
    }

    /** The line is cut, or the process has died: Asterisk notices that. */
    void broken() {
        asterisk.unsubscribe(this);
        if (connected) {
            connected = false;
            dispatcher.take(() -> {
                listener.ifPresent(SwitchboardListener::disconnected);
                connect();
            });
        }
    }

    void arrived(String channel) {
        inOrder(() ->
                arrivals.computeIfAbsent(channel, none -> Promise.promise()).tryComplete());
    }

    void tell(Consumer<SwitchboardListener> event) {
        inOrder(() -> {
            connected = true;
            listener.ifPresent(event);
        });
    }

    private void inOrder(Runnable event) {
        long now = world.fate.nanoTime();
        lastArrival = Math.max(lastArrival + 1, now + world.delay().toNanos());
        world.fate.in(Duration.ofNanos(lastArrival - now), () -> {
            if (!closed && !world.isCut(asterisk, dispatcher)) {
                dispatcher.take(event);
            }
        });
    }

    private <T> Future<T> ask(Supplier<T> deed) {
        Promise<T> answer = Promise.promise();
        world.fate.in(
                REQUEST,
                () -> dispatcher.take(() -> answer.tryFail(new AriException(asterisk.name + " did not answer", 0))));
        world.send(dispatcher, asterisk, () -> {
            try {
                T done = deed.get();
                world.send(asterisk, dispatcher, () -> answer.tryComplete(done));
            } catch (AriException refused) {
                world.send(asterisk, dispatcher, () -> answer.tryFail(refused));
            }
        });
        return answer.future();
    }

    private Future<Void> command(Runnable deed) {
        return ask(() -> {
                    deed.run();
                    return true;
                })
                .mapEmpty();
    }

    @Override
    public String name() {
        return asterisk.name;
    }

    @Override
    public Future<Void> answer(String channel) {
        return command(() -> {});
    }

    @Override
    public Future<MediaAddress> openMedia(String channel, MediaAddress node, MediaFormat format) {
        return ask(() -> asterisk.openMedia(channel, node));
    }

    @Override
    public Future<Void> entered(String channel) {
        Promise<Void> arrival = arrivals.computeIfAbsent(channel, none -> Promise.promise());
        world.fate.in(
                REQUEST, () -> dispatcher.take(() -> arrival.tryFail(new AriException(channel + " did not enter", 0))));
        return arrival.future();
    }

    @Override
    public Future<Void> createBridge(String bridge) {
        return command(() -> asterisk.createBridge(bridge));
    }

    @Override
    public Future<Void> addToBridge(String bridge, String channel) {
        return command(() -> asterisk.addToBridge(bridge, channel));
    }

    @Override
    public Future<Void> setVariable(String channel, String variable, String value) {
        return command(() -> {});
    }

    @Override
    public Future<Optional<String>> variable(String channel, String variable) {
        return ask(Optional::empty);
    }

    @Override
    public Future<Void> continueAt(String channel, String context, String extension) {
        return command(() -> asterisk.leaves(channel));
    }

    @Override
    public List<KeyPress> keysHeard(String channel) {
        return List.of();
    }

    @Override
    public Future<Void> sendDtmf(String channel, String digits) {
        return command(() -> {});
    }

    @Override
    public Future<Void> hangUp(String channel) {
        return command(() -> asterisk.leaves(channel));
    }

    @Override
    public Future<Void> deleteBridge(String bridge) {
        return command(() -> asterisk.deleteBridge(bridge));
    }

    @Override
    public Future<Snapshot> snapshot() {
        return ask(asterisk::snapshot);
    }
}
