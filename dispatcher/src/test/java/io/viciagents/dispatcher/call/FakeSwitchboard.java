package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.dispatcher.ari.AriException;
import io.viciagents.dispatcher.ari.KeyPress;
import io.viciagents.dispatcher.ari.Snapshot;
import io.viciagents.dispatcher.ari.Switchboard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** An Asterisk that does as told, and remembers what it was told. */
final class FakeSwitchboard implements Switchboard {
    private final Story story;
    private final Map<String, Promise<Void>> entering = new ConcurrentHashMap<>();
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile Promise<Void> bridges = ready();
    private volatile Consumer<String> leaving = channel -> {};
    private volatile List<KeyPress> pressed = List.of();
    private volatile Snapshot snapshot = new Snapshot(List.of(), Set.of());

    FakeSwitchboard(Story story) {
        this.story = story;
    }

    /** What its channels answer when this is read. */
    void knows(String variable, String value) {
        known.put(variable, value);
    }

    /** Commands that begin so are refused. */
    void refuse(String command) {
        refused.add(command);
    }

    /** Bridges take until {@link #makeBridges}. */
    void hesitate() {
        bridges = Promise.promise();
    }

    void makeBridges() {
        bridges.complete();
    }

    private static Promise<Void> ready() {
        Promise<Void> ready = Promise.promise();
        ready.complete();
        return ready;
    }

    /** Who is told that a channel left. */
    void onLeaving(Consumer<String> listener) {
        leaving = listener;
    }

    /** What was pressed on any channel while nobody listened. */
    void pressed(KeyPress... keys) {
        pressed = List.of(keys);
    }

    void has(Snapshot there) {
        snapshot = there;
    }

    @Override
    public String name() {
        return "pbx";
    }

    @Override
    public Future<Void> answer(String channel) {
        return did("answer " + channel);
    }

    @Override
    public Future<MediaAddress> openMedia(String channel, MediaAddress node, MediaFormat format) {
        return did("open " + channel + " to " + node).map(done -> {
            entering.computeIfAbsent(channel, none -> Promise.promise()).tryComplete();
            return new MediaAddress("127.0.0.1", 20000);
        });
    }

    @Override
    public Future<Void> entered(String channel) {
        return entering.computeIfAbsent(channel, none -> Promise.promise()).future();
    }

    @Override
    public Future<Void> createBridge(String bridge) {
        return bridges.future().compose(now -> did("create " + bridge));
    }

    @Override
    public Future<Void> addToBridge(String bridge, String channel) {
        return did("add " + channel + " to " + bridge);
    }

    @Override
    public Future<Void> setVariable(String channel, String variable, String value) {
        return did("set " + variable + "=" + value);
    }

    @Override
    public Future<Optional<String>> variable(String channel, String variable) {
        return refused.contains("variable")
                ? Future.failedFuture(new AriException("the variable is not told", 500))
                : Future.succeededFuture(Optional.ofNullable(known.get(variable)));
    }

    @Override
    public Future<Void> continueAt(String channel, String context, String extension) {
        return did("continue " + channel + " at " + context + "," + extension)
                .onSuccess(done -> leaving.accept(channel));
    }

    @Override
    public List<KeyPress> keysHeard(String channel) {
        return pressed;
    }

    @Override
    public Future<Void> sendDtmf(String channel, String digits) {
        return did("keys " + digits + " to " + channel);
    }

    @Override
    public Future<Void> hangUp(String channel) {
        return did("hang up " + channel).onSuccess(done -> leaving.accept(channel));
    }

    @Override
    public Future<Void> deleteBridge(String bridge) {
        return did("delete " + bridge);
    }

    @Override
    public Future<Snapshot> snapshot() {
        return Future.succeededFuture(snapshot);
    }

    private Future<Void> did(String what) {
        story.tell(what);
        return refused.stream().anyMatch(what::startsWith)
                ? Future.failedFuture(new AriException(what + " wanted from pbx: refused", 500))
                : Future.succeededFuture();
    }
}
