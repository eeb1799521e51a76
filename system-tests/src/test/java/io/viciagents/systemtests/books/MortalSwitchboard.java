package io.viciagents.systemtests.books;

import io.vertx.core.Future;
import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.dispatcher.ari.KeyPress;
import io.viciagents.dispatcher.ari.Snapshot;
import io.viciagents.dispatcher.ari.Switchboard;
import java.util.List;
import java.util.Optional;

/** A switchboard as a mortal dispatcher uses it: what ends or moves a caller is a deed at which it may die. */
record MortalSwitchboard(Switchboard world, Mortality life) implements Switchboard {
    @Override
    public String name() {
        return world.name();
    }

    @Override
    public Future<Void> answer(String channel) {
        return world.answer(channel);
    }

    @Override
    public Future<MediaAddress> openMedia(String channel, MediaAddress node, MediaFormat format) {
        return world.openMedia(channel, node, format);
    }

    @Override
    public Future<Void> entered(String channel) {
        return world.entered(channel);
    }

    @Override
    public Future<Void> createBridge(String bridge) {
        return world.createBridge(bridge);
    }

    @Override
    public Future<Void> addToBridge(String bridge, String channel) {
        return world.addToBridge(bridge, channel);
    }

    @Override
    public Future<Void> setVariable(String channel, String variable, String value) {
        return life.ask(() -> world.setVariable(channel, variable, value));
    }

    @Override
    public Future<Optional<String>> variable(String channel, String variable) {
        return world.variable(channel, variable);
    }

    @Override
    public Future<Void> continueAt(String channel, String context, String extension) {
        return life.ask(() -> world.continueAt(channel, context, extension));
    }

    @Override
    public List<KeyPress> keysHeard(String channel) {
        return world.keysHeard(channel);
    }

    @Override
    public Future<Void> sendDtmf(String channel, String digits) {
        return life.ask(() -> world.sendDtmf(channel, digits));
    }

    @Override
    public Future<Void> hangUp(String channel) {
        return life.ask(() -> world.hangUp(channel));
    }

    @Override
    public Future<Void> deleteBridge(String bridge) {
        return world.deleteBridge(bridge);
    }

    @Override
    public Future<Snapshot> snapshot() {
        return world.snapshot();
    }
}
